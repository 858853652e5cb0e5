internal import Glibc
internal import Synchronization
internal import SystemCalls

/// What SIGTERM, SIGINT and SIGHUP ask of the daemon, from its first moment on.
final class Signals: Sendable {
    private struct Answers {
        var end: (@Sendable () -> Void)?
        var reload: (@Sendable () -> Void)?
    }

    private let answers = Mutex(Answers())

    /// Takes the signals over.
    ///
    /// Until `answer` is called an end is immediate, for nothing is in work yet, and a reload is
    /// nothing, for what would be reloaded is just being loaded.
    init() throws(SystemError) {
        SignalPipe.trap([SIGTERM, SIGINT, SIGHUP])
        try DedicatedThread(name: "signals", stackSize: 1 << 20) { [self] in
            while true { handle(SignalPipe.next()) }
        }
    }

    /// Says what is done from now on; `reload` runs on a thread of its own.
    func answer(end: @escaping @Sendable () -> Void, reload: @escaping @Sendable () -> Void) {
        answers.withLock { $0 = Answers(end: end, reload: reload) }
    }

    private func handle(_ number: Int32) {
        let answers = answers.withLock { $0 }
        if number == SIGHUP {
            if let reload = answers.reload { _ = try? DedicatedThread(name: "reload", reload) }
        } else if let end = answers.end {
            end()
        } else {
            _exit(0)
        }
    }
}
