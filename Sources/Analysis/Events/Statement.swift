internal import Annotation

/// A clause with whoever says it.
struct Statement {
    /// Row of its predicate.
    var row: Int
    /// Row of the phrase that names the speaker.
    var speaker: Int
    /// Row of the word of saying; nil where another sentence has it.
    var saying: Int?
    /// What is judged, where the speaker's own verb judges it ("calls the raid a crime"); the
    /// predicate is then what it is called.
    var judged: Int?
}
