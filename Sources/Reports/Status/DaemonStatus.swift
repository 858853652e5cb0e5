public import EventLog
public import SystemCalls

/// What is known about the daemon from outside.
public enum DaemonStatus {
    /// The last status that a daemon wrote in the state folder, also of one that has ended.
    public static func read(state: BytePath) -> ServiceStatus? {
        guard
            let file = try? OpenFile.open(
                state.appending(ServiceStatus.fileName), [.read, .noFollow]),
            let bytes = try? file.readAll(limit: 16 << 20)
        else { return nil }
        return ServiceStatus(json: bytes)
    }

    /// Whether a daemon holds the state folder: whether its lock is taken.
    ///
    /// Without the right to read the lock, a status that names a living process counts.
    public static func isRunning(state: BytePath) -> Bool {
        guard let lock = try? OpenFile.open(state.appending("lock"), [.read, .noFollow]),
            let isFree = try? lock.lock()
        else {
            guard let process = read(state: state)?.process else { return false }
            return (try? OpenFile.folder(BytePath("/proc/\(process)"))) != nil
        }
        return !isFree
    }
}
