internal import Glibc

/// The end of the program while threads of it may still be at work.
public enum ProcessEnd {
    /// Ends the program at once with `status`, after what standard I/O still holds is written.
    ///
    /// Not `exit`: it takes libraries apart under the feet of threads that still compute (libcrypto
    /// refuses its digests from then on), and the program would end in a crash or not at all.
    public static func now(_ status: Int32) -> Never {
        fflush(nil)
        _exit(status)
    }
}
