internal import Dispatch
internal import Synchronization

/// Runs independent pieces of work on all cores and waits for them.
enum Concurrently {
    /// The results of `body(0)` to `body(count - 1)` in order; throws the error of the first that failed.
    static func run<T: Sendable>(
        _ count: Int, _ body: @Sendable (Int) throws -> T
    ) throws -> [T] {
        let results = Mutex([Result<T, any Error>?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = Result { try body(index) }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }
}
