import Glibc
import SystemCalls

/// Progress of long work, on standard error when that is a terminal: count, rate, rest.
struct Progress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let started = SteadyClock.now()
    private let what: String
    private let total: Int?
    private var shown: UInt64 = 0
    private var isDirty = false

    /// Creates the progress of work on `total` things, where that is known.
    init(_ what: String, total: Int?) {
        self.what = what
        self.total = total
    }

    /// Shows that `done` things are done; at most five times a second, not in the first second.
    mutating func update(_ done: Int) {
        guard isShown, SteadyClock.seconds(since: started) > 1,
            SteadyClock.seconds(since: shown) > 0.2
        else { return }
        shown = SteadyClock.now()
        isDirty = true
        let seconds = SteadyClock.seconds(since: started)
        let rate = Double(done) / seconds
        var line = "\r\(done)"
        if let total { line += " of \(total)" }
        line += " \(what), \(Int(rate)) a second"
        if let total, rate > 0, total > done {
            line += ", \(Int(Double(total - done) / rate)) s to go"
        }
        Output.mutter(line + "\u{1B}[K")
    }

    /// Clears the line.
    mutating func finish() {
        guard isDirty else { return }
        Output.mutter("\r\u{1B}[K")
    }
}
