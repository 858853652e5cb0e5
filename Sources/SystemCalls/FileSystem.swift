internal import CLinux
internal import Glibc

/// What the kernel says about the file system of a folder.
public struct FileSystemStatus: Hashable, Sendable {
    /// The number of its kind (`0xEF53` is ext4).
    public var kind: Int
    /// Bytes free for ordinary users.
    public var available: Int

    /// The name of a kind on which other machines write without the kernel's notice, else nil.
    public var remoteName: String? { Self.remote[kind] }

    private static let remote: [Int: String] = [
        0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x517B: "SMB",
        0x6573_5546: "FUSE", 0x0102_1997: "9p", 0x6B41_4653: "AFS", 0x7375_7245: "Coda",
        0x00C3_6400: "Ceph", 0x4750_4653: "GPFS", 0x0BD0_0BD0: "Lustre", 0x0116_1970: "GFS2",
        0x7461_636F: "OCFS2", 0x786F_4256: "vboxsf",
    ]
}

extension OpenFile {
    /// What the kernel says about the file system that holds it.
    public borrowing func fileSystem() throws(SystemError) -> FileSystemStatus {
        var raw = statfs()
        let descriptor = descriptor
        try calling("fstatfs", path) { dateline_fstatfs(descriptor, &raw) }
        return FileSystemStatus(
            kind: Int(raw.f_type), available: Int(raw.f_bavail) * Int(raw.f_bsize))
    }
}

/// Makes the folder `path` and those above it where they are missing.
public func makeFolders(_ path: BytePath, mode: UInt32 = 0o750) throws(SystemError) {
    do throws(SystemError) {
        try calling("mkdir", path) { path.withCString { mkdir($0, mode) } }
    } catch  where error.code == EEXIST {
        return
    } catch  where error.code == ENOENT && path.parent != path {
        try makeFolders(path.parent, mode: mode)
        try calling("mkdir", path) { path.withCString { mkdir($0, mode) } }
    }
}
