/// Turns pieces of markup inside other formats into text.
enum FragmentText {
    /// The text of HTML, a blank line between its blocks.
    static func text(ofHTML html: String) -> String {
        html
    }
}
