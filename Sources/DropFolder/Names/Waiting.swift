/// Why a file is not taken yet.
public enum Waiting: Hashable, Sendable {
    /// It is next when a worker is free.
    case queued
    /// It changes, or its writer has not closed it.
    case unsettled
    /// It has no bytes yet.
    case empty
    /// It has a second name still, as while it is delivered by link and unlink.
    case linked
    /// It may not be read.
    case unreadable(error: String)
    /// The same content is being processed under another name.
    case twin
    /// The log cannot be written.
    case logFull

    /// The reason as a sentence, with what to do where something is to be done.
    public var sentence: String {
        switch self {
        case .queued: "queued until a worker is free"
        case .unsettled: "being written; taken when its writer closes it or it rests"
        case .empty: "has no bytes yet; set aside when it stays empty"
        case .linked: "has a second name; set aside when it keeps it"
        case .unreadable(let error): "\(error); give the service's user the right to read it"
        case .twin: "the same content is being processed under another name"
        case .logFull: "the event log cannot be written; see 'dateline status'"
        }
    }
}
