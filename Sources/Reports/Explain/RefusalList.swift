public import Analysis
public import Annotation

/// What was considered as an event in an article and refused, sentence by sentence.
public struct RefusalList: Sendable {
    private let document: Document
    private let refusals: [Refusal]

    /// Creates the list of an article's refusals, which are in the order of the text.
    public init(_ refusals: [Refusal], in document: Document) {
        self.document = document
        self.refusals = refusals
    }

    /// The list for people: each sentence once, under it its words and why they gave no event.
    public func text(_ paint: Paint) -> [String] {
        var lines = [paint("considered and refused", .bold)]
        if refusals.isEmpty { lines.append("  nothing: no other word tells an event") }
        var sentence = -1
        for refusal in refusals {
            if refusal.sentence != sentence {
                sentence = refusal.sentence
                lines.append("  " + paint(wording(of: sentence), .dim))
            }
            let rule = refusal.rule.map { "\(PlainLine.of($0)): " } ?? ""
            lines.append("    “\(PlainLine.of(refusal.trigger))”  \(rule)\(reason(refusal))")
        }
        return lines
    }

    private func reason(_ refusal: Refusal) -> String { PlainLine.of(refusal.reason) }

    private func wording(of sentence: Int) -> String {
        guard document.sentences.indices.contains(sentence) else { return "" }
        return PlainLine.of(document.text(document.sentences[sentence].span), width: 120)
    }
}
