internal import CLinux
internal import Glibc

/// An open file or folder, closed when its value goes away.
public struct OpenFile: ~Copyable, Sendable {
    /// The number that the kernel gave it.
    public let descriptor: Int32
    /// The path it was opened by, for messages; the file may have moved since.
    public let path: BytePath

    /// Owns `descriptor`.
    init(descriptor: Int32, path: BytePath) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { Glibc.close(descriptor) }

    /// How to open a file; `O_CLOEXEC` is always set.
    public struct Options: OptionSet, Hashable, Sendable {
        /// The bits that `open` takes.
        public let rawValue: Int32

        /// Creates options from the bits that `open` takes.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// For reading.
        public static let read = Options(rawValue: O_RDONLY)
        /// For writing.
        public static let write = Options(rawValue: O_WRONLY)
        /// For reading and writing.
        public static let readWrite = Options(rawValue: O_RDWR)
        /// Every write goes to the end.
        public static let append = Options(rawValue: O_APPEND)
        /// Created where it is missing.
        public static let create = Options(rawValue: O_CREAT)
        /// Created, and refused where it exists.
        public static let exclusive = Options(rawValue: O_CREAT | O_EXCL)
        /// Emptied.
        public static let truncate = Options(rawValue: O_TRUNC)
        /// Refused where the last component is a symbolic link.
        public static let noFollow = Options(rawValue: O_NOFOLLOW)
        /// Never waits, neither for the other end of a pipe nor for a device.
        public static let nonBlocking = Options(rawValue: O_NONBLOCK)
        /// Refused where it is not a folder.
        public static let folder = Options(rawValue: O_DIRECTORY)
    }

    /// Opens `path`; a created file gets `mode` less the umask.
    public static func open(
        _ path: BytePath, _ options: Options, mode: UInt32 = 0o640
    ) throws(SystemError) -> OpenFile {
        let descriptor = try calling("open", path) {
            path.withCString { Glibc.open($0, options.rawValue | O_CLOEXEC, mode) }
        }
        return OpenFile(descriptor: descriptor, path: path)
    }

    /// Opens a folder.
    public static func folder(_ path: BytePath) throws(SystemError) -> OpenFile {
        try open(path, [.read, .folder])
    }

    /// Opens the file `name` of this folder; a created file gets `mode` less the umask.
    public borrowing func open(
        _ name: [UInt8], _ options: Options, mode: UInt32 = 0o640
    ) throws(SystemError) -> OpenFile {
        let (folder, path) = (descriptor, path.appending(name))
        let opened = try calling("openat", path) {
            withCBytes(name) { openat(folder, $0, options.rawValue | O_CLOEXEC, mode) }
        }
        return OpenFile(descriptor: opened, path: path)
    }

    /// The process's standard input, as a descriptor of its own.
    public static func standardInput() throws(SystemError) -> OpenFile {
        let path = BytePath("standard input")
        let descriptor = try calling("fcntl", path) { fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) }
        return OpenFile(descriptor: descriptor, path: path)
    }

    /// What the kernel says about it.
    public borrowing func status() throws(SystemError) -> FileStatus {
        var raw = stat()
        let descriptor = descriptor
        try calling("fstat", path) { fstat(descriptor, &raw) }
        return FileStatus(raw)
    }
}
