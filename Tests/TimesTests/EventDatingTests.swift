import Annotation
import Testing

@testable import Analysis

/// Dates of events, from hand-made trees.
@Suite struct EventDatingTests {
    /// A document of one sentence a line: words with head (from 0) and relation, "word:head:rel".
    static func document(
        _ lines: [String], published: String? = "2022-12-20", title: Bool = false
    ) throws -> Document {
        let texts = lines.map { line in
            line.split(separator: " ").map { String($0.split(separator: "|")[0]) }
                .joined(separator: " ")
        }
        var article = Article(
            file: "sample.txt", text: texts.joined(separator: "\n\n"), blocks: [], format: "text")
        article.published = published
        var start = 0
        for (index, text) in texts.enumerated() {
            article.blocks.append(
                Block(
                    range: TextRange(start, start + text.utf8.count),
                    role: title && index == 0 ? .title : .paragraph))
            start += text.utf8.count + 2
        }
        var document = Document(article: article, language: .german)
        for (index, line) in lines.enumerated() {
            let base = document.tokens.count
            var byte = article.blocks[index].range.start
            for word in line.split(separator: " ") {
                let parts = word.split(separator: "|").map(String.init)
                let form = document.strings.intern(parts[0])
                document.tokens.append(
                    range: TextRange(byte, byte + parts[0].utf8.count), form: form)
                byte += parts[0].utf8.count + 1
                let row = document.tokens.count - 1
                document.tokens.head[row] = Int32(base + (Int(parts[1]) ?? 0))
                document.tokens.relation[row] = Relation(code: parts[2])
            }
            document.sentences.append(
                Sentence(span: Span(base, document.tokens.count), block: index))
        }
        document.layers = [.tokens, .sentences, .dependencies]
        try TimeSample.of(.german).stage.run(on: &document, scratch: Scratch())
        return document
    }

    @Test func `the time of the own clause wins over one nearer by`() throws {
        let document = try Self.document([
            "Am|1|case Montag|2|obl besuchte|2|root er|2|nsubj Minsk|2|obj ,|7|punct "
                + "wo|7|advmod morgen|2|advcl"
        ])
        let date = EventDating(document).date(of: 2, tense: .past)
        #expect(date?.edtf == "2022-12-19")
        #expect(date?.text == "Montag")
    }

    @Test func `a date that only describes somebody is not the event's`() throws {
        let document = try Self.document([
            "Er|4|nsubj ,|3|punct 1994|3|obl gewählt|0|acl besuchte|4|root Minsk|4|obj"
        ])
        #expect(EventDating(document).date(of: 4, tense: .open)?.edtf != "1994")
    }

    @Test func `a past clause does not take a date of the future`() throws {
        let document = try Self.document([
            "Er|1|nsubj sagte|1|root etwas|1|obj",
            "Er|1|nsubj kündigte|1|root übermorgen|3|advmod Gespräche|1|obj an|1|compound:prt",
        ])
        #expect(EventDating(document).date(of: 6, tense: .past)?.edtf != "2022-12-22")
    }

    @Test func `a headline takes the date of the lead`() throws {
        let document = try Self.document(
            [
                "Putin|1|nsubj besucht|1|root Minsk|1|obj",
                "Putin|1|nsubj besuchte|1|root am|3|case Montag|1|obl Minsk|1|obj",
            ], title: true)
        #expect(EventDating(document).date(of: 1)?.edtf == "2022-12-19")
    }

    @Test func `without publication date and time nothing is invented`() throws {
        let document = try Self.document(
            ["Putin|1|nsubj besuchte|1|root Minsk|1|obj"], published: nil)
        #expect(EventDating(document).date(of: 1) == nil)
    }

    @Test func `a lead without a date is about the day of publication`() throws {
        let document = try Self.document(["Putin|1|nsubj besuchte|1|root Minsk|1|obj"])
        let date = EventDating(document).date(of: 1)
        #expect(date?.edtf == "2022-12-20~")
        #expect(date?.origin == .published)
    }
}
