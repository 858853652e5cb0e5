internal import Glibc

/// Signals from outside as bytes in a pipe, which one thread reads.
///
/// Whichever thread a signal interrupts, its handler only writes a byte. Unlike libdispatch's signal
/// sources it depends neither on which threads block the signal nor on a pool of threads.
public enum SignalPipe {
    /// Both ends; made once, before the first handler is set, so that handlers only read it.
    private static let ends: (reading: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A handler must never wait. The pipe holds 65,536 signals: more of them say nothing new.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        return (ends[0], ends[1])
    }()

    /// Lets these signals be read with `next` from now on, in place of whatever they did.
    public static func trap(_ signals: [Int32]) {
        _ = ends
        for number in signals {
            signal(number) { number in
                let before = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(SignalPipe.ends.writing, &byte, 1)
                errno = before
            }
        }
    }

    /// The next signal, after waiting for one.
    public static func next() -> Int32 {
        var byte: UInt8 = 0
        while read(ends.reading, &byte, 1) != 1 {}
        return Int32(byte)
    }
}
