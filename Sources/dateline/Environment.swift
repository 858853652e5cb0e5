import FoundationEssentials
import Glibc

/// The environment of the process.
enum Environment {
    /// Its variables.
    static var current: [String: String] { ProcessInfo.processInfo.environment }

    /// What the last system call of this thread complained of.
    static var lastError: String { String(cString: strerror(errno)) }
}
