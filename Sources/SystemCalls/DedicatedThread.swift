internal import CLinux
internal import Glibc

/// A thread of its own for work that blocks or computes for long.
///
/// Such work on Swift's shared pool, which has one thread for each core, would starve signals and
/// the log.
public final class DedicatedThread: Sendable {
    /// Starts a thread called `name` (15 bytes are kept) with `stackSize` bytes of stack.
    ///
    /// All signals are blocked in it: they belong to the main thread.
    @discardableResult
    public init(
        name: String, stackSize: Int = 8 << 20, _ body: @escaping @Sendable () -> Void
    ) throws(SystemError) {
        let work = Unmanaged.passRetained(Work(name: name, body: body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let code = pthread_create(&thread, &attributes, runWork, work.toOpaque())
        if code != 0 {
            work.release()
            throw SystemError(call: "pthread_create", path: name, code: code)
        }
    }

    /// The kernel's number of the calling thread.
    public static var current: Int32 { gettid() }

    /// Gives a thread a low priority: by default the lowest, for work that will not end.
    public static func lowerPriority(of thread: Int32, to nice: Int32 = 19) {
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), UInt32(bitPattern: thread), nice)
    }

    fileprivate final class Work: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = String(decoding: name.utf8.prefix(15), as: UTF8.self)
            self.body = body
        }
    }
}

/// What the new thread runs.
private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let work = Unmanaged<DedicatedThread.Work>.fromOpaque(argument).takeRetainedValue()
    var all = sigset_t()
    sigfillset(&all)
    for fatal in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP] { sigdelset(&all, fatal) }
    pthread_sigmask(SIG_BLOCK, &all, nil)
    dateline_name_thread(work.name)
    work.body()
    return nil
}
