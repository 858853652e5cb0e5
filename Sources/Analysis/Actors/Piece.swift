/// A phrase of the lexicon found in a document, or a name that the recogniser found.
struct Piece {
    /// First row.
    var start: Int
    /// One past its last row.
    var end: Int
    /// First sense; of a city the index of its place; -1 for a name that the lexicon lacks.
    var sense: Int32
    /// What it is, after choosing among its senses.
    var kind: Kind
    /// The entity, -1 for a name that the lexicon lacks.
    var entity: Int32
    /// What its form shows.
    var flags: Unit.Flags
    /// Whether it is only the first part of a longer word ("Russland-Sanktionen").
    var isPartial: Bool

    /// What a piece is.
    enum Kind: UInt8 {
        case country, adjective, demonym, capital, government, person, surname, body, role, city
        case unknownPerson, unknownBody
    }
}
