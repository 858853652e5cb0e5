/// An article whose lines stood in the log and were taken out of it with damage.
public struct LostArticle: Hashable, Sendable {
    /// Its number in the catalogue.
    var id: Int64
    /// What identifies the article.
    public var key: ArticleKey
    /// Name of the file.
    public var file: FileName
    /// When it was logged.
    public var logged: String?
    /// What is done about it.
    public var state: State

    /// What is done about a lost article.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Its file is to be brought back into the inbox.
        case sought
        /// Its file lies in the inbox again.
        case returned
        /// Its file is not kept.
        case gone
    }

    /// What happened and what to do, as a sentence about the file.
    public var sentence: String {
        let loss =
            "its lines" + (logged.map { " of \($0)" } ?? "")
            + " were taken out of the log with damage"
        switch state {
        case .sought: return "\(loss); the daemon reads it again when it next starts"
        case .returned: return "\(loss); it lies in the inbox again, to be read anew"
        case .gone: return "\(loss), and no file of it is kept in .done; drop it again"
        }
    }
}
