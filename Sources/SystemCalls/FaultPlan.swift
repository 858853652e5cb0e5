internal import Synchronization

/// Which system calls shall fail, for tests: "the second fsync, with EIO".
///
/// A plan holds for the code inside `FaultPlan.$current.withValue(plan) { … }`.
public final class FaultPlan: Sendable {
    /// The plan of the code that is running; none in the product.
    @TaskLocal public static var current: FaultPlan?

    private struct Fault {
        var call: String
        var first: Int
        var count: Int
        var code: Int32
    }

    private struct State {
        var faults: [Fault] = []
        var seen: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// Creates a plan in which nothing fails.
    public init() {}

    /// Lets the `nth` call (counted from 1) of `call`, and `count - 1` after it, fail with `code`.
    @discardableResult
    public func fail(_ call: String, nth: Int = 1, count: Int = 1, with code: Int32) -> Self {
        state.withLock {
            $0.faults.append(Fault(call: call, first: nth, count: count, code: code))
        }
        return self
    }

    /// How often `call` was made so far.
    public func count(of call: String) -> Int { state.withLock { $0.seen[call] ?? 0 } }

    /// Counts a call; the error number that it shall fail with, if any.
    func code(for call: String) -> Int32? {
        state.withLock { state in
            let number = state.seen[call, default: 0] + 1
            state.seen[call] = number
            return state.faults.first {
                $0.call == call && number >= $0.first && number < $0.first + $0.count
            }?.code
        }
    }
}
