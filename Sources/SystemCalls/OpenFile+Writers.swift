internal import Glibc

extension OpenFile {
    /// Whether any process has the file open for writing; nil where the kernel does not say.
    ///
    /// A read lease is granted only on a file without writers. It is given back at once; who
    /// opens the file in between waits for some microseconds. The kernel grants leases to the
    /// file's owner and to root, on local file systems.
    public borrowing func hasWriter() throws(SystemError) -> Bool? {
        _ = ignoreLeaseBreaks
        let descriptor = descriptor
        do throws(SystemError) {
            try calling("fcntl", path) { fcntl(descriptor, setLease, F_RDLCK) }
            try calling("fcntl", path) { fcntl(descriptor, setLease, F_UNLCK) }
            return false
        } catch  where error.code == EAGAIN {
            return true
        } catch  where [EACCES, EPERM, EINVAL, ENOLCK, ENOTSUP, ENOSYS].contains(error.code) {
            return nil
        }
    }
}

/// `F_SETLEASE`, which Swift's Glibc module hides.
private let setLease: Int32 = 1024

/// The signal that tells of a broken lease would end the program; ignored from first use on.
private let ignoreLeaseBreaks: Void = {
    signal(SIGIO, SIG_IGN)
}()
