public import SystemCalls

/// The folder that articles are dropped into, and what may be done with the files in it.
///
/// It never deletes anything, never follows a link, and never leaves its own folder. Every call
/// opens the inbox by its path anew, so that an inbox made anew is the one that is used.
public struct Inbox: Sendable {
    /// Its path.
    public let path: BytePath
    /// What is accepted.
    public var rules: Rules

    /// Creates an inbox; the folder need not exist yet.
    public init(path: BytePath, rules: Rules = Rules()) {
        self.path = path
        self.rules = rules
    }

    /// What an inbox accepts.
    public struct Rules: Hashable, Sendable {
        /// Names that are left alone.
        public var ignored = IgnoreRules()
        /// Largest file in bytes.
        public var maxFileSize = 32 << 20
        /// Whether files with several names are read.
        public var allowsHardLinks = false
        /// Rest in seconds after which a file is complete although no close was seen.
        public var settleSeconds = 2.0

        /// The standard rules.
        public init() {}
    }

    /// The folder for processed files.
    public static let done = Array(".done".utf8)
    /// The folder for files that failed.
    public static let failed = Array(".failed".utf8)
    /// Folders deeper than this are left alone.
    public static let maxDepth = 32

    /// Opens the inbox.
    func open() throws(SystemError) -> OpenFile { try OpenFile.folder(path) }

    /// Opens a folder of the inbox step by step, following no link.
    func open(folder: InboxName) throws(SystemError) -> OpenFile {
        var current = try open()
        for part in folder.components {
            current = try current.open(part, [.read, .folder, .noFollow])
        }
        return current
    }

    /// The inbox's device and number, by which a folder made anew is told from the old one.
    public func identity() throws(SystemError) -> FileIdentity {
        FileIdentity(try open().status())
    }

    /// The device and number of a folder of the inbox.
    func identity(of folder: InboxName) throws(SystemError) -> FileIdentity {
        FileIdentity(try open(folder: folder).status())
    }

    /// The name of the inbox's file system where other machines may write to it unnoticed.
    public func remoteFileSystem() throws(SystemError) -> String? {
        try open().fileSystem().remoteName
    }
}

/// Which file or folder it is, whatever its name.
public struct FileIdentity: Hashable, Sendable {
    /// The device that holds it.
    public let device: UInt64
    /// Its number on the device.
    public let inode: UInt64

    /// The identity that a status shows.
    init(_ status: FileStatus) {
        device = status.device
        inode = status.inode
    }
}
