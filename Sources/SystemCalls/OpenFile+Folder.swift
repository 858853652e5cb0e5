internal import CLinux
internal import Glibc

/// One entry of a folder.
public struct FolderEntry: Hashable, Sendable {
    /// Its name, without slash and NUL.
    public var name: [UInt8]
    /// Whether it is a folder, where the file system says so without a further call.
    public var isFolder: Bool?

    /// Creates an entry.
    public init(name: [UInt8], isFolder: Bool?) {
        self.name = name
        self.isFolder = isFolder
    }
}

extension OpenFile {
    /// What the kernel says about `name` in this folder, itself where it is a symbolic link.
    public borrowing func status(of name: [UInt8]) throws(SystemError) -> FileStatus {
        var raw = stat()
        let (folder, path) = (descriptor, path.appending(name))
        try calling("fstatat", path) {
            withCBytes(name) { fstatat(folder, $0, &raw, AT_SYMLINK_NOFOLLOW) }
        }
        return FileStatus(raw)
    }

    /// Renames `name` of this folder to `target` of `folder`; never replaces anything.
    ///
    /// Throws `EEXIST` where `target` is taken. File systems without the flag (`EINVAL`) get a
    /// link, which also never replaces, and then the removal of the old name.
    public borrowing func rename(
        _ name: [UInt8], to target: [UInt8], in folder: borrowing OpenFile
    ) throws(SystemError) {
        let (source, destination) = (descriptor, folder.descriptor)
        let path = path.appending(name)
        do throws(SystemError) {
            try calling("renameat2", path) {
                withCBytes(name) { old in
                    withCBytes(target) { new in
                        renameat2(
                            source, old, destination, new, UInt32(DATELINE_RENAME_NOREPLACE))
                    }
                }
            }
        } catch  where error.code == EINVAL {
            try link(name, to: target, in: folder)
            try remove(name)
        }
    }

    /// Renames `name` of this folder to `target` of `folder`, in place of what stands there.
    public borrowing func replace(
        _ target: [UInt8], in folder: borrowing OpenFile, by name: [UInt8]
    ) throws(SystemError) {
        let (source, destination) = (descriptor, folder.descriptor)
        try calling("renameat", path.appending(name)) {
            withCBytes(name) { old in
                withCBytes(target) { new in renameat(source, old, destination, new) }
            }
        }
    }

    /// Writes a small file of this folder as a whole: readers see the old or the new one.
    ///
    /// The draft is made anew: nothing that somebody put in its place is written to or waited for. It
    /// is not synced.
    public borrowing func place(
        _ bytes: [UInt8], at name: [UInt8], by draft: [UInt8]
    ) throws(SystemError) {
        try? remove(draft)
        try open(draft, [.write, .exclusive, .noFollow, .nonBlocking], mode: 0o644).write(bytes)
        try replace(name, in: self, by: draft)
    }

    /// Gives `name` of this folder the further name `target` in `folder`.
    public borrowing func link(
        _ name: [UInt8], to target: [UInt8], in folder: borrowing OpenFile
    ) throws(SystemError) {
        let (source, destination) = (descriptor, folder.descriptor)
        try calling("linkat", path.appending(name)) {
            withCBytes(name) { old in
                withCBytes(target) { new in linkat(source, old, destination, new, 0) }
            }
        }
    }

    /// Removes the name of a file.
    public borrowing func remove(_ name: [UInt8]) throws(SystemError) {
        let folder = descriptor
        try calling("unlinkat", path.appending(name)) {
            withCBytes(name) { unlinkat(folder, $0, 0) }
        }
    }

    /// Removes an empty folder.
    public borrowing func removeFolder(_ name: [UInt8]) throws(SystemError) {
        let folder = descriptor
        try calling("unlinkat", path.appending(name)) {
            withCBytes(name) { unlinkat(folder, $0, AT_REMOVEDIR) }
        }
    }

    /// Makes the folder `name` where it is missing; true where it was made.
    @discardableResult
    public borrowing func makeFolder(
        _ name: [UInt8], mode: UInt32 = 0o750
    ) throws(SystemError) -> Bool {
        let folder = descriptor
        do throws(SystemError) {
            try calling("mkdirat", path.appending(name)) {
                withCBytes(name) { mkdirat(folder, $0, mode) }
            }
            return true
        } catch  where error.code == EEXIST {
            return false
        }
    }

    /// Calls `body` with every entry but `.` and `..`, in the file system's order.
    ///
    /// O(entries).
    public borrowing func forEachEntry(
        _ body: (FolderEntry) throws(SystemError) -> Void
    ) throws(SystemError) {
        let own = try open(Array(".".utf8), [.read, .folder])
        let copy = try calling("fcntl", path) { fcntl(own.descriptor, F_DUPFD_CLOEXEC, 0) }
        guard let stream = fdopendir(copy) else {
            let error = SystemError.last("fdopendir", path.description)
            close(copy)
            throw error
        }
        defer { closedir(stream) }
        while let entry = try nextEntry(of: stream) { try body(entry) }
    }

    /// The next entry but `.` and `..`; nil at the end.
    private borrowing func nextEntry(of stream: OpaquePointer) throws(SystemError) -> FolderEntry? {
        while true {
            if let code = FaultPlan.current?.code(for: "readdir") {
                throw SystemError(call: "readdir", path: path.description, code: code)
            }
            errno = 0
            guard let raw = readdir(stream) else {
                if errno != 0 { throw SystemError.last("readdir", path.description) }
                return nil
            }
            let name = entryName(raw)
            if name == [dot] || name == [dot, dot] { continue }
            let type = raw.pointee.d_type
            let isKnown = Int(type) != DT_UNKNOWN
            return FolderEntry(name: name, isFolder: isKnown ? Int(type) == DT_DIR : nil)
        }
    }
}

private let dot = UInt8(ascii: ".")

/// The bytes of an entry's name; the structure itself may be shorter than C declares it.
private func entryName(_ entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    let start = UnsafeRawPointer(entry) + offset
    let length = strlen(start.assumingMemoryBound(to: CChar.self))
    return Array(UnsafeRawBufferPointer(start: start, count: length))
}
