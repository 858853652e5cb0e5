internal import DropFolder
internal import Synchronization
internal import SystemCalls

/// What one worker's thread does, and since when; its overseer may give it up.
final class WorkShift: Sendable {
    private struct State {
        var name: InboxName?
        var digest = ""
        var began: UInt64 = 0
        var thread: Int32 = 0
        var isGivenUp = false
        var hasEnded = false
    }

    private let state = Mutex(State())

    /// Whether the overseer has given the thread up: what it brings now is dropped.
    var isGivenUp: Bool { state.withLock { $0.isGivenUp } }

    /// Whether the thread has ended.
    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// Notes that the thread ends.
    func leave() { state.withLock { $0.hasEnded = true } }

    /// Notes that the calling thread works on an article of a file from now on.
    func begin(_ name: InboxName, digest: String) {
        state.withLock {
            $0.name = name
            $0.digest = digest
            $0.began = SteadyClock.now()
            $0.thread = DedicatedThread.current
        }
    }

    /// Notes that the work is done; false where it was given up before.
    func end() -> Bool {
        state.withLock {
            $0.name = nil
            return !$0.isGivenUp
        }
    }

    /// Gives the thread up where it works on one article for longer than `seconds`.
    ///
    /// The thread cannot be stopped; it gets the lowest priority.
    func giveUp(after seconds: Int) -> (name: InboxName, digest: String)? {
        let found = state.withLock { state -> (InboxName, String, Int32)? in
            guard let name = state.name, !state.isGivenUp,
                SteadyClock.seconds(since: state.began) > Double(seconds)
            else { return nil }
            state.isGivenUp = true
            return (name, state.digest, state.thread)
        }
        guard let (name, digest, thread) = found else { return nil }
        DedicatedThread.lowerPriority(of: thread)
        return (name, digest)
    }
}
