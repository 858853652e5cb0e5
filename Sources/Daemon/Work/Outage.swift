internal import SystemCalls

/// Who may try the log while it cannot be written: one thread at a time, with pauses that grow.
///
/// All others wait, and go on at once when a try has succeeded: each try may read the whole segment
/// again, and what waited shall not wait longer than the disk was full.
final class Outage: Sendable {
    private struct State {
        var isDown = false
        var isTried = false
        var isStopping = false
        /// Seconds until the next try.
        var pause = Outage.firstPause
        /// When the next try is due, in nanoseconds of `SteadyClock`.
        var due: UInt64 = 0
    }

    private let gate = Gate(State())

    /// The first pause in seconds; each is twice as long as the one before it.
    private static let firstPause = 0.25
    /// The longest pause in seconds.
    private static let longestPause = 4.0

    /// Waits until the log may be tried; false where the daemon stops and has tried.
    func awaitTurn(hasTried: Bool) -> Bool {
        while true {
            let pause = gate.withLock { Self.turn(&$0, hasTried: hasTried) }
            guard let pause else { return false }
            if pause == 0 { return true }
            gate.wait(pause) { !$0.isDown || $0.isStopping }
        }
    }

    /// Seconds to wait before the next look, 0 for a turn; nil where there will be none.
    private static func turn(_ state: inout State, hasTried: Bool) -> Double? {
        if state.isStopping { return hasTried ? nil : 0 }
        if !state.isDown { return 0 }
        if state.isTried { return longestPause }
        let now = SteadyClock.now()
        if now < state.due { return max(0.001, Double(state.due - now) / 1e9) }
        state.isTried = true
        return 0
    }

    /// The log took what it was given: all who wait may go on.
    func end() {
        let wasDown = gate.withLock { state in
            defer { state = State(isStopping: state.isStopping) }
            return state.isDown
        }
        if wasDown { gate.signal() }
    }

    /// The log did not take what it was given.
    func fail() {
        gate.withLock { state in
            // Those who were under way when it began say nothing new.
            if state.isDown && !state.isTried { return }
            if state.isDown { state.pause = min(state.pause * 2, Self.longestPause) }
            state.isDown = true
            state.isTried = false
            state.due = SteadyClock.now() + UInt64(state.pause * 1e9)
        }
        gate.signal()
    }

    /// Lets those give up who wait.
    func stop() {
        gate.withLock { $0.isStopping = true }
        gate.signal()
    }
}
