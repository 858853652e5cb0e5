/// What the lexicon of names holds of a word or of the beginning of a phrase, in 16 bits.
package enum NameEntry {
    /// A kind of thing that words stand for; its raw value is the number of its bit.
    package enum Kind: UInt16, CaseIterable, Sendable {
        case given, family, town, city, country, people, body, company, group, medium, site, person
        case thing, role, surname

        /// The bit of the kind.
        package var bit: UInt16 { 1 << rawValue }
    }

    /// The bit of a word with which a longer phrase begins.
    package static let continues: UInt16 = 1 << 15
    /// Most words of a phrase.
    package static let longest = 6

    /// The key of a phrase that goes on with a word.
    @inline(__always)
    package static func key(_ earlier: UInt64, _ form: UInt64) -> UInt64 { mix(earlier, form) }

    /// The key of no word.
    package static let start: UInt64 = 7
}
