internal import Glibc

/// What the kernel says about a file.
public struct FileStatus: Hashable, Sendable {
    /// What kind of file it is.
    public var kind: Kind
    /// Size in bytes.
    public var size: Int
    /// The device that holds it.
    public var device: UInt64
    /// Its number on that device; reused after deletion, so never an identity.
    public var inode: UInt64
    /// How many names it has.
    public var links: Int
    /// Permission bits.
    public var mode: UInt32
    /// Number of its owner.
    public var owner: UInt32
    /// When its content was last changed.
    public var modified: Moment
    /// When its content or its names, owner or rights were last changed.
    public var changed: Moment

    /// What kind of file it is.
    public enum Kind: String, Hashable, Sendable {
        /// Bytes on a disk.
        case regular
        /// A folder.
        case folder
        /// A name for another path.
        case symbolicLink = "symbolic link"
        /// A named pipe.
        case fifo = "named pipe"
        /// A socket.
        case socket
        /// A terminal or the like.
        case characterDevice = "character device"
        /// A disk or the like.
        case blockDevice = "block device"
        /// A kind that this program does not know.
        case other = "special file"
    }

    /// A moment of a file system's clock.
    public struct Moment: Hashable, Sendable, Comparable {
        /// Seconds since 1970, UTC.
        public var seconds: Int
        /// Nanoseconds within the second.
        public var nanoseconds: Int

        /// Creates a moment.
        public init(seconds: Int, nanoseconds: Int) {
            self.seconds = seconds
            self.nanoseconds = nanoseconds
        }

        /// Orders moments by time.
        public static func < (left: Moment, right: Moment) -> Bool {
            (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
        }
    }

    /// Reads C's structure.
    init(_ raw: stat) {
        kind = Kind(mode: raw.st_mode)
        size = Int(raw.st_size)
        device = UInt64(raw.st_dev)
        inode = UInt64(raw.st_ino)
        links = Int(raw.st_nlink)
        mode = UInt32(raw.st_mode & 0o7777)
        owner = raw.st_uid
        modified = Moment(seconds: raw.st_mtim.tv_sec, nanoseconds: raw.st_mtim.tv_nsec)
        changed = Moment(seconds: raw.st_ctim.tv_sec, nanoseconds: raw.st_ctim.tv_nsec)
    }
}

extension FileStatus.Kind {
    /// The kind that the type bits of `mode` name.
    fileprivate init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .symbolicLink
        case S_IFIFO: self = .fifo
        case S_IFSOCK: self = .socket
        case S_IFCHR: self = .characterDevice
        case S_IFBLK: self = .blockDevice
        default: self = .other
        }
    }
}
