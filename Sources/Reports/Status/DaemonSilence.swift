internal import SystemCalls

/// A daemon that runs and does not write its status any more: what it said last is no news.
public struct DaemonSilence: Hashable, Sendable {
    /// Seconds since it last did.
    public var seconds: Double
    /// What keeps it from that, and what to do.
    public var cause: String

    /// Looks for the cause: a process that was stopped, a state folder without room.
    init(seconds: Double, process: Int?, state: BytePath) {
        self.seconds = seconds
        let free = (try? OpenFile.folder(state).fileSystem())?.available
        if let process, Self.isStopped(process) {
            cause = "process \(process) is stopped; `kill -CONT \(process)` lets it go on"
        } else if let free, free < 64 << 10 {
            cause = "the disk of \(state) is full; make room there, and it goes on by itself"
        } else {
            cause =
                "it hangs, or may not write in \(state); its messages (standard error, journal) "
                + "tell more, else restart it"
        }
    }

    /// What `dateline status` says of it.
    public var sentence: String {
        "it has written no status for \(Int(seconds)) s: \(cause)"
    }

    /// Whether a process was stopped by a signal or a debugger, as the kernel says.
    private static func isStopped(_ process: Int) -> Bool {
        guard let file = try? OpenFile.open(BytePath("/proc/\(process)/stat"), [.read]),
            let bytes = try? file.readAll(limit: 4096),
            let name = bytes.lastIndex(of: UInt8(ascii: ")")), name + 2 < bytes.count
        else { return false }
        return bytes[name + 2] == UInt8(ascii: "T") || bytes[name + 2] == UInt8(ascii: "t")
    }
}
