import SystemCalls

/// Runs `body`, which may block, on a thread of its own.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        _ = try? DedicatedThread(name: "test") { continuation.resume(returning: body()) }
    }
}
