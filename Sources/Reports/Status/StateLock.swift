public import SystemCalls

/// The lock of a state folder, which the daemon holds while it runs: whoever has it may write the log.
public final class StateLock: Sendable {
    private let file: OpenFile

    private init(_ file: consuming OpenFile) { self.file = file }

    /// Takes the lock, until the object goes; nil where a daemon, or another command, has it.
    public static func take(state: BytePath) throws(SystemError) -> StateLock? {
        let file = try OpenFile.open(state.appending("lock"), [.readWrite, .create])
        return try file.lock() ? StateLock(file) : nil
    }
}
