internal import Dispatch
internal import Synchronization

/// What the watch has to say.
public enum WatchNotice: Hashable, Sendable {
    /// Something happened to a file.
    case file(InboxName, Cause)
    /// A folder came into being, was moved in, or got other rights; files may have been in it
    /// before it was watched.
    case folder(InboxName)
    /// The inbox is watched from now on; what was in it before must be scanned for.
    case armed
    /// The inbox is not there any more.
    case lost
    /// Events were lost; everything must be scanned.
    case overflow

    /// What happened to a file.
    public enum Cause: Hashable, Sendable {
        /// Its writer closed it, or it was renamed into the inbox.
        case closed
        /// A name was made; its content may come later, or be there already (a link).
        case created
        /// Its rights or its names changed.
        case attributes
    }
}

/// A bounded queue of notices from one thread to another, and a bell.
public final class Mailbox: Sendable {
    /// Notices kept; more count as an overflow.
    private static let capacity = 65_536

    private struct State {
        var notices: [WatchNotice] = []
        var isOverflown = false
        var isRung = false
    }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    /// Creates an empty mailbox.
    public init() {}

    /// Adds a notice and wakes the reader; never waits.
    public func post(_ notice: WatchNotice) {
        state.withLock {
            if $0.notices.count < Self.capacity {
                $0.notices.append(notice)
            } else {
                $0.isOverflown = true
            }
        }
        ring()
    }

    /// Wakes the reader, who may find no notice.
    public func ring() {
        let isFirst = state.withLock { state in
            defer { state.isRung = true }
            return !state.isRung
        }
        if isFirst { bell.signal() }
    }

    /// All notices, after waiting for the bell at most `seconds`.
    public func take(waiting seconds: Double) -> [WatchNotice] {
        _ = bell.wait(timeout: .now() + seconds)
        return state.withLock { state in
            var notices = state.notices
            if state.isOverflown { notices.append(.overflow) }
            // The bell may have been rung between the end of the wait and this lock: then the next
            // wait ends at once and finds nothing, which does no harm.
            state = State()
            return notices
        }
    }
}
