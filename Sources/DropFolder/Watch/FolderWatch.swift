internal import Synchronization
public import SystemCalls

/// Watches the inbox and its folders on a thread of its own, which alone calls libinotifytools.
///
/// The thread only drains the kernel's queue into the mailbox; all work is done elsewhere, because
/// a slow reader loses events. There can be one in a process.
public final class FolderWatch: Sendable {
    /// How well the inbox is watched.
    public enum Health: Hashable, Sendable {
        /// Not started yet.
        case starting
        /// Every folder is watched.
        case watching(folders: Int)
        /// Some or all folders must be polled: why, and what to do.
        case polling(reason: String)
        /// There is no inbox: why, and what to do.
        case absent(reason: String)
    }

    /// What is known about the watch.
    public struct Report: Hashable, Sendable {
        /// How well the inbox is watched.
        public var health: Health
        /// Bursts in which the kernel's queue was too short.
        public var overflows: Int
        /// When the thread last showed that it moves, in nanoseconds of `SteadyClock`.
        public var lastMoved: UInt64
    }

    private let inbox: Inbox
    private let mailbox: Mailbox
    private let shared = Mutex(
        Report(health: .starting, overflows: 0, lastMoved: SteadyClock.now()))
    private let isStopped = Mutex(false)

    /// Creates a watch of `inbox` that writes to `mailbox`.
    public init(inbox: Inbox, mailbox: Mailbox) {
        self.inbox = inbox
        self.mailbox = mailbox
    }

    /// What is known now.
    public var report: Report { shared.withLock { $0 } }

    /// Starts the thread.
    public func start() throws(SystemError) {
        try DedicatedThread(name: "watch", stackSize: 1 << 20) { [self] in
            var loop = WatchLoop(inbox: inbox, mailbox: mailbox)
            while !isStopped.withLock({ $0 }) {
                loop.step()
                shared.withLock {
                    $0.health = loop.health
                    $0.overflows = loop.overflows
                    $0.lastMoved = SteadyClock.now()
                }
            }
        }
    }

    /// Lets the thread end within about a second.
    public func stop() { isStopped.withLock { $0 = true } }
}
