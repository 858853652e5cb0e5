internal import Glibc

/// A system call that failed, on which file, and what that means.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call ("rename").
    public var call: String
    /// The file, as shown to people.
    public var path: String
    /// The error number.
    public var code: Int32

    /// Creates an error.
    public init(call: String, path: String, code: Int32) {
        self.call = call
        self.path = path
        self.code = code
    }

    /// The error of `call` on `path`, from `errno`.
    public static func last(_ call: String, _ path: String) -> SystemError {
        SystemError(call: call, path: path, code: errno)
    }

    /// `cannot rename /x: Permission denied`.
    public var description: String {
        "cannot \(call) \(path): \(String(cString: strerror(code)))"
    }
}
