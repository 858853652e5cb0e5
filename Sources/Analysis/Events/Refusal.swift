public import Annotation

/// A word that could have told an event and gave none, with the reason.
public struct Refusal: Hashable, Sendable {
    /// The word, as written.
    public var trigger: String
    /// Its bytes in the article's text.
    public var range: TextRange
    /// Index of its sentence in the document.
    public var sentence: Int
    /// The rule that was considered ("events/de.rules:41 visit"); nil where none was reached.
    public var rule: String?
    /// Why it gave no event: one clause, without a full stop.
    public var reason: String
}

/// Collects what was considered and refused; only `explain --all` asks for it.
final class RefusalLog {
    private(set) var refusals: [Refusal] = []

    /// Notes that the word at `row` gave no event.
    func add(_ row: Int, of document: Document, sentence: Int, rule: String?, _ reason: String) {
        let range = document.tokens.range(row)
        refusals.append(
            Refusal(
                trigger: document.text(range), range: range, sentence: sentence, rule: rule,
                reason: reason))
    }
}
