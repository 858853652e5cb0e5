internal import CSystemd
internal import SystemCalls

/// What systemd is told, where it started the daemon; else nothing happens.
enum ServiceManager {
    /// All is ready.
    static func ready() { notify("READY=1") }

    /// A reload has begun; `ready` ends it.
    static func reloading() {
        notify("RELOADING=1\nMONOTONIC_USEC=\(SteadyClock.now() / 1000)")
    }

    /// The daemon ends.
    static func stopping() { notify("STOPPING=1") }

    /// What the daemon does, in a sentence.
    static func status(_ sentence: String) {
        notify("STATUS=" + sentence.replacing("\n", with: " "))
    }

    /// The daemon lives.
    static func alive() { notify("WATCHDOG=1") }

    /// Seconds within which systemd wants to hear that the daemon lives; nil where it does not.
    static var watchdogSeconds: Double? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return Double(microseconds) / 1e6
    }

    private static func notify(_ text: String) { sd_notify(0, text) }
}
