internal import Glibc

/// Processor time of this process from a start on.
public struct ProcessorClock {
    private let start: Double

    /// Starts to measure.
    public init() { start = Self.now }

    /// Seconds since the start.
    public var seconds: Double { Self.now - start }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
