internal import Glibc

/// A lock around a value, at which threads can wait for the value to change.
///
/// `@unchecked Sendable` is sound because `value` is only touched between `pthread_mutex_lock` and
/// `pthread_mutex_unlock` of the one mutex, and both primitives live at fixed addresses from `init` to
/// `deinit`.
public final class Gate<Value: ~Copyable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var value: Value

    /// Creates a gate around `value`.
    public init(_ value: consuming Value) {
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // Waits for a time shall not change when somebody sets the time of day.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
        self.value = value
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` alone with the value.
    public func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&value)
    }

    /// Runs `body` alone with the value where nobody else is at it; else nil, at once.
    public func withLockIfFree<Result>(_ body: (inout Value) -> Result) -> Result? {
        guard pthread_mutex_trylock(mutex) == 0 else { return nil }
        defer { pthread_mutex_unlock(mutex) }
        return body(&value)
    }

    /// Waits, letting others in, until `isReady`; then runs `body` alone with the value.
    public func wait<Result>(
        until isReady: (borrowing Value) -> Bool, then body: (inout Value) -> Result
    ) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isReady(value) { pthread_cond_wait(condition, mutex) }
        return body(&value)
    }

    /// Waits, letting others in, until `isReady` or for `seconds`; whether it is ready.
    @discardableResult
    public func wait(_ seconds: Double, until isReady: (borrowing Value) -> Bool) -> Bool {
        let end = SteadyClock.now() + UInt64(max(0, seconds) * 1e9)
        var deadline = timespec(
            tv_sec: Int(end / 1_000_000_000), tv_nsec: Int(end % 1_000_000_000))
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isReady(value) {
            if pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT {
                return isReady(value)
            }
        }
        return true
    }

    /// Wakes all who wait.
    public func signal() { pthread_cond_broadcast(condition) }
}
