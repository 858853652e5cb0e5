/// The universal part-of-speech tags of Universal Dependencies, version 2.
public enum PartOfSpeech: UInt8, Hashable, Sendable, CaseIterable {
    case unknown, adjective, adposition, adverb, auxiliary, coordinator, determiner, interjection
    case noun, numeral, particle, pronoun, properNoun, punctuation, subordinator, symbol, verb

    private static let codes = [
        "_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
        "PROPN", "PUNCT", "SCONJ", "SYM", "VERB",
    ]

    /// The tag as CoNLL-U writes it; `X` reads as unknown and is written `X`.
    public var code: String { self == .unknown ? "X" : Self.codes[Int(rawValue)] }

    /// The tag that CoNLL-U writes as `code`; unknown for anything else.
    public init(code: String) {
        let index = Self.codes.firstIndex(of: code) ?? 0
        self = PartOfSpeech(rawValue: UInt8(index)) ?? .unknown
    }

    /// Noun, proper noun or pronoun.
    @inlinable public var isNominal: Bool {
        self == .noun || self == .properNoun || self == .pronoun
    }
}
