internal import Glibc

/// The time of day, for time stamps that people and other programs read.
public enum WallClock {
    /// Seconds since 1970, UTC.
    public static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Time that only goes forward, for every wait and every measurement.
public enum SteadyClock {
    /// Nanoseconds since some moment before the program started, without those spent in suspension.
    public static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Seconds since `moment`.
    public static func seconds(since moment: UInt64) -> Double {
        let now = now()
        return now > moment ? Double(now - moment) / 1e9 : 0
    }
}

extension FileStatus.Moment {
    /// Seconds since 1970, UTC.
    public var secondsSince1970: Double { Double(seconds) + Double(nanoseconds) / 1e9 }
}
