/// Memory of one worker for matching patterns.
struct PatternScratch {
    /// The lexemes of the text.
    var lexemes = PatternLexemes()
    /// What can be read at them.
    var arcs = PatternArcs()
    /// The matches.
    var matcher = PatternMatcher()

    /// Creates empty memory.
    init() {}
}
