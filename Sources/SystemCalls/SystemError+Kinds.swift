internal import Glibc

extension SystemError {
    /// Whether the file, or a folder above it, is not there (any more).
    public var isAbsence: Bool { code == ENOENT || code == ENOTDIR || code == ESTALE }

    /// Whether rights are missing.
    public var isDenial: Bool { code == EACCES || code == EPERM || code == EROFS }

    /// Whether the disk is full or broken: the same call may work later.
    public var isDiskTrouble: Bool {
        [ENOSPC, EDQUOT, EIO, EROFS, ENOMEM, EMFILE, ENFILE].contains(code)
    }

    /// Whether the name is taken.
    public var isTaken: Bool { code == EEXIST || code == ENOTEMPTY }

    /// Whether the two names lie on different file systems.
    public var isCrossDevice: Bool { code == EXDEV }

    /// Whether a name is longer than the file system allows.
    public var isNameTooLong: Bool { code == ENAMETOOLONG }
}
