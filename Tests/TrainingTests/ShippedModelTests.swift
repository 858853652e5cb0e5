import Analysis
import Annotation
import LanguageData
import TestSupport
import Testing

/// What the shipped models must always do, whatever the text.
struct ShippedModelTests {
    private static func document(_ forms: [String], _ language: Language) throws -> Document {
        let model = try LanguageModel(language: language, seeds: SeedsFolder.locate())
        let text = forms.joined(separator: " ")
        let article = Article(
            file: "x", text: text,
            blocks: [Block(range: TextRange(0, text.utf8.count), role: .paragraph)],
            format: "text")
        var document = Document(article: article, language: language)
        var offset = 0
        for form in forms {
            let end = offset + form.utf8.count
            document.tokens.append(
                range: TextRange(offset, end), form: document.strings.intern(form))
            offset = end + 1
        }
        document.sentences = [Sentence(span: Span(0, forms.count), block: 0)]
        let scratch = Scratch()
        TagStage(model: model).run(on: &document, scratch: scratch)
        DependencyStage(model: model).run(on: &document, scratch: scratch)
        MentionStage(model: model).run(on: &document, scratch: scratch)
        return document
    }

    /// Expects one root and a way from every token to it.
    private static func expectTree(_ document: Document) {
        let count = document.tokens.count
        #expect((0..<count).filter { document.tokens.head(of: $0) == nil }.count == 1)
        for row in 0..<count {
            var steps = 0
            var current = row
            while let head = document.tokens.head(of: current), steps <= count {
                current = head
                steps += 1
            }
            #expect(steps <= count)
        }
    }

    @Test(arguments: Language.allCases)
    func `a sentence of ten thousand words becomes one tree`(language: Language) throws {
        let words = ["Minsk", "der", "und", ",", "schnell", "the", "was", "-", "1999", "ﬁ", "Ω"]
        let document = try Self.document(
            (0..<10_000).map { words[($0 * $0 + $0 / 7) % words.count] }, language)
        Self.expectTree(document)
    }

    @Test(arguments: Language.allCases)
    func `one word is its own root`(language: Language) throws {
        let document = try Self.document(["Halt"], language)
        Self.expectTree(document)
        #expect(document.tokens.relation[0] == .root)
    }

    @Test(arguments: Language.allCases)
    func `words of no known script are parsed`(language: Language) throws {
        Self.expectTree(try Self.document(["日本", "\u{FFFD}", "🙂", "ក", "x"], language))
    }

    @Test func `subject, object and passive are told apart in German`() throws {
        let active = try Self.document(
            ["Der", "Präsident", "empfing", "gestern", "den", "Minister", "."], .german)
        #expect(active.tokens.relation[1] == .nsubj)
        #expect(active.tokens.relation[5] == .obj)
        #expect(active.tokens.head[5] == 2)
        let inverted = try Self.document(
            ["Den", "Minister", "empfing", "gestern", "der", "Präsident", "."], .german)
        #expect(inverted.tokens.relation[1] == .obj)
        #expect(inverted.tokens.relation[5] == .nsubj)
        let passive = try Self.document(
            ["Der", "Minister", "wurde", "gestern", "verhaftet", "."], .german)
        #expect(passive.tokens.relation[1] == .nsubjPass)
    }

    @Test func `names are found with their kind`() throws {
        let document = try Self.document(
            ["Angela", "Merkel", "visited", "London", "on", "Monday", "."], .english)
        #expect(document.mentions.map(\.kind) == [.person, .place])
        #expect(document.mentions.map(\.span) == [Span(0, 2), Span(3, 4)])
        #expect(document.mentions.allSatisfy { $0.span.contains($0.head) })
    }
}
