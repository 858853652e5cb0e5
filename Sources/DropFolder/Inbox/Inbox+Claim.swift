internal import Glibc
public import SystemCalls

extension Inbox {
    /// Tries to take `name` for processing.
    ///
    /// `isClosed` says that its writer has just closed or renamed it, so that it is complete unless
    /// somebody else writes to it; else it must have rested for the settle time.
    public func claim(_ name: InboxName, isClosed: Bool) throws(SystemError) -> ClaimOutcome {
        do throws(SystemError) {
            let folder = try open(folder: name.folder)
            let status = try folder.status(of: name.last)
            switch status.kind {
            case .regular: break
            case .folder: return .gone
            default: return .strange(.notRegular(status.kind.rawValue))
            }
            let file = try folder.open(name.last, [.read, .noFollow, .nonBlocking])
            return try inspect(name, file: file, folder: folder, isClosed: isClosed)
        } catch  where error.isAbsence {
            return .gone
        } catch  where error.code == EACCES || error.code == EPERM {
            return .notYet(.unreadable(error: error.description))
        } catch  where error.code == ELOOP || error.code == ENXIO || error.code == EAGAIN {
            // It turned into a link, a socket or a leased file since its status was read.
            return .notYet(.unsettled)
        }
    }

    /// Decides on an open file.
    private func inspect(
        _ name: InboxName, file: consuming OpenFile, folder: consuming OpenFile, isClosed: Bool
    ) throws(SystemError) -> ClaimOutcome {
        let status = try file.status()
        guard status.kind == .regular else { return .notYet(.unsettled) }
        let rested = hasRested(status)
        let writer = try hasWriter(file)
        if writer == true { return .notYet(.unsettled) }
        // Where the kernel cannot say who writes, only a close or a rest shows that it is complete.
        if writer == nil && !isClosed && !rested { return .notYet(.unsettled) }
        let claim = Claim(name: name, status: status, file: file, folder: folder)
        if status.links > 1 && !rules.allowsHardLinks {
            return rested ? .refused(claim, .linked(status.links)) : .notYet(.linked)
        }
        if status.size == 0 { return rested ? .refused(claim, .empty) : .notYet(.empty) }
        if status.size > rules.maxFileSize {
            return .refused(claim, .tooLarge(status.size, limit: rules.maxFileSize))
        }
        return .taken(claim)
    }

    /// Whether somebody has the file open for writing; nil where the kernel cannot know, as where
    /// other machines write.
    private func hasWriter(_ file: borrowing OpenFile) throws(SystemError) -> Bool? {
        let hasWriter = try file.hasWriter()
        if hasWriter == false, try file.fileSystem().remoteName != nil { return nil }
        return hasWriter
    }

    /// Whether a file has neither been written nor renamed for the settle time.
    ///
    /// A time stamp that lies ahead of the clock says nothing: such a file counts as rested once
    /// the clock has not caught up, because waiting for it could last for ever.
    private func hasRested(_ status: FileStatus) -> Bool {
        let now = WallClock.now()
        let ages = [status.modified, status.changed].map { now - $0.secondsSince1970 }
        return ages.allSatisfy { $0 >= rules.settleSeconds || $0 < -rules.settleSeconds }
    }
}
