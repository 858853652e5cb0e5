import Foundation

/// What a soak does to a daemon.
enum Disturbance: String, CaseIterable {
    /// SIGKILL at once.
    case kill
    /// SIGTERM, which must end it in order.
    case stop
    /// SIGSTOP for a while.
    case pause
    /// SIGHUP.
    case reload
    /// SIGSTOP while more happens in the inbox than the kernel keeps events of.
    case overflow
    /// SIGKILL, and junk behind the log.
    case tornLog
    /// SIGKILL, and no catalogue any more.
    case lostCatalogue
    /// SIGKILL, and a catalogue full of noise.
    case brokenCatalogue
    /// SIGKILL, and a life in which now and then a sync of the disk fails.
    case failingSync
    /// SIGKILL, and a life in which now and then a write fails for want of room.
    case failingWrite
    /// SIGKILL, and a life that ends at some system call.
    case killAtCall
    /// The inbox is moved away and back.
    case lostInbox
    /// The disk of log and catalogue is full for a while.
    case fullDisk

    /// Whether the daemon is dead afterwards.
    var isDeadly: Bool {
        switch self {
        case .pause, .reload, .overflow, .lostInbox, .fullDisk: false
        default: true
        }
    }

    /// How strace disturbs the daemon's next life; `number` is random.
    func injection(_ number: UInt64) -> String? {
        let when = 1 + number % 40
        switch self {
        case .failingSync: return "fdatasync:error=EIO:when=\(when)+\(7 + number % 50)"
        case .failingWrite: return "write:error=ENOSPC:when=\(when + 20)+\(31 + number % 50)"
        case .killAtCall:
            let calls = ["write", "pwrite64", "fdatasync", "renameat2", "unlinkat", "openat"]
            return "\(calls[Int(number) % calls.count]):signal=KILL:when=\(when * 3)"
        default: return nil
        }
    }
}
