internal import SystemCalls

/// Works on a stream of inputs on several threads and hands out the results in the order of inputs.
///
/// One thread reads, `workers` work, the caller's writes. At most `window` inputs are between
/// reading and writing, so that memory stays bounded however slow the reader of the results is.
public struct OrderedWork<Input: Sendable, Output: Sendable>: Sendable {
    private let workers: Int
    private let window: Int
    private let makeWorker: @Sendable () -> (Input) -> Output

    private struct State {
        var waiting: [(index: Int, input: Input)] = []
        var results: [Int: Output] = [:]
        var read = 0
        var written = 0
        var isEnded = false
        var isCancelled = false

        /// Whether the next result is there, or will never come.
        var isReady: Bool { results[written] != nil || isEnded && written == read }
    }

    /// Creates a crew; `makeWorker` is called once on each thread, for memory of its own.
    public init(workers: Int, makeWorker: @escaping @Sendable () -> (Input) -> Output) {
        self.workers = max(1, workers)
        window = self.workers * 16
        self.makeWorker = makeWorker
    }

    /// Takes inputs from `next` until it gives none, and hands their results to `emit` in order.
    ///
    /// `idle` is called before each wait for a result. An error of `emit` or `idle` ends the work.
    public func run(
        next: @escaping @Sendable () -> Input?, emit: (Output) throws -> Void,
        idle: () throws -> Void
    ) throws {
        let gate = Gate(State())
        try DedicatedThread(name: "reader") { read(next, into: gate) }
        for number in 0..<workers {
            try DedicatedThread(name: "worker-\(number)") { work(makeWorker(), gate) }
        }
        do {
            while let output = try nextResult(gate, idle) { try emit(output) }
        } catch {
            gate.withLock { $0.isCancelled = true }
            gate.signal()
            throw error
        }
    }

    private func read(_ next: () -> Input?, into gate: Gate<State>) {
        while true {
            let isCancelled = gate.wait(until: { state in
                state.read - state.written < window || state.isCancelled
            }) { $0.isCancelled }
            guard !isCancelled, let input = next() else { break }
            gate.withLock { state in
                state.waiting.append((state.read, input))
                state.read += 1
            }
            gate.signal()
        }
        gate.withLock { $0.isEnded = true }
        gate.signal()
    }

    private func work(_ work: (Input) -> Output, _ gate: Gate<State>) {
        while true {
            let job: (index: Int, input: Input)? = gate.wait(until: { state in
                !state.waiting.isEmpty || state.isEnded || state.isCancelled
            }) { state in
                state.waiting.isEmpty || state.isCancelled ? nil : state.waiting.removeFirst()
            }
            guard let job else { return }
            let output = work(job.input)
            gate.withLock { $0.results[job.index] = output }
            gate.signal()
        }
    }

    /// The next result in order; nil when there are no more.
    private func nextResult(_ gate: Gate<State>, _ idle: () throws -> Void) throws -> Output? {
        if !gate.withLock({ $0.isReady }) { try idle() }
        let output: Output? = gate.wait(until: { $0.isReady }) { state in
            defer { state.written += 1 }
            return state.results.removeValue(forKey: state.written)
        }
        gate.signal()
        return output
    }
}
