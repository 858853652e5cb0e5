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

    /// How long the running daemon has written no status, and what keeps it from that; nil where it writes.
    ///
    /// `service` is the last status in the folder, also one that an earlier daemon left there.
    public static func silence(
        state: BytePath, service: ServiceStatus?, now: Timestamp
    ) -> DaemonSilence? {
        guard let lock = try? OpenFile.open(state.appending("lock"), [.read, .noFollow]),
            let bytes = try? lock.readAll(limit: 20), let status = try? lock.status()
        else { return nil }
        let holder = Int(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
        var last = Int(status.modified.secondsSince1970 * 1000)
        // The status of another process was left there by one that has ended.
        if let service, holder == nil || service.process == holder {
            if service.health == .stopping { return nil }
            last = max(last, Timestamp(service.updated)?.milliseconds ?? 0)
        }
        let seconds = Double(now.milliseconds - last) / 1000
        guard seconds > ServiceStatus.longestSilence else { return nil }
        return DaemonSilence(
            seconds: seconds, process: holder ?? service?.process, state: state)
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
