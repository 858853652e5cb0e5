import Analysis
import Annotation
import LanguageData

/// A document made by hand from a tree, so that the reading of events is tested without a parser.
///
/// One token a line: `form lemma TAG features head relation [CODE]`; the head counts from 1, 0 is the
/// root; CODE makes the token an actor of that country. A line of two hyphens ends a sentence.
struct TreeDocument {
    let document: Document

    init(_ language: Language, _ lines: String, headline: Bool = false) {
        let parts = lines.split(separator: "\n").split(separator: "--")
        let rows = parts.joined().map { $0.split(separator: " ").map(String.init) }
        let text = rows.map { $0[0] }.joined(separator: " ")
        let block = Block(
            range: TextRange(0, text.utf8.count), role: headline ? .title : .paragraph)
        var article = Article(file: "tree", text: text, blocks: [block], format: "text")
        article.textDigest = "digest"
        var document = Document(article: article, language: language)
        var start = 0
        for (index, row) in rows.enumerated() {
            let end = start + row[0].utf8.count
            document.tokens.append(
                range: TextRange(start, end), form: document.strings.intern(row[0]))
            document.tokens.lemma[index] = document.strings.intern(row[1])
            document.tokens.tag[index] = PartOfSpeech(code: row[2])
            document.tokens.morphology[index] = Morphology(features: row[3])
            let head = Int32(row[4]) ?? 0
            document.tokens.head[index] = head == 0 ? Int32(index) : head - 1
            document.tokens.relation[index] = Relation(code: row[5])
            if row.count > 6 { Self.addActor(row[6], row: index, text: row[0], to: &document) }
            start = end + 1
        }
        var first = 0
        for part in parts {
            let span = Span(first, first + part.count)
            document.sentences.append(Sentence(span: span, block: 0))
            first = span.end
        }
        self.document = document
    }

    private static func addActor(
        _ code: String, row: Int, text: String, to document: inout Document
    ) {
        var participant = Participant(text: text)
        participant.country = code
        document.actors.append(
            ActorMention(
                span: Span(row, row + 1), head: row, participants: [participant], reason: "test"))
    }

    /// The events that the shipped lexicon finds.
    func events() throws -> [Event] {
        var document = document
        let lexicon = try FrameLexicon(language: document.language, seeds: SeedsFolder.locate())
        EventStage(lexicon: lexicon).run(on: &document, scratch: Scratch())
        return document.events
    }

    /// What the shipped lexicon considers and refuses.
    func refusals() throws -> [Refusal] {
        let lexicon = try FrameLexicon(language: document.language, seeds: SeedsFolder.locate())
        return EventStage(lexicon: lexicon).refusals(in: document)
    }
}

extension Event {
    /// Type, codes of both sides and modality in one line.
    var summary: String {
        let sides = [actors, recipients].map { side in
            side.isEmpty ? "-" : side.map { $0.country ?? $0.bloc ?? "?" }.joined(separator: ",")
        }
        return "\(type.rawValue) \(sides[0]) \(sides[1]) \(modality.rawValue)"
    }
}
