internal import Glibc
internal import SystemCalls

extension LogWriter {
    /// Looks whether somebody else removed, moved, cut or wrote to the log or its catalogue, and mends
    /// that; sentences about what was found since the last call.
    ///
    /// Called now and then, so that also a log that nobody writes to is looked after. Does not wait for a
    /// write that runs.
    public func lookAfter() -> [String] {
        let news = gate.withLockIfFree { state in
            if state.isSyncing || state.isClosed { return state.takeNews() }
            try? lookAfterSegment(&state)
            try? prepare(&state)
            recordDurable(&state)
            if catalog.mendFiles() {
                state.news.append(
                    "the catalogue was removed or cut while it was open; it is whole again")
            }
            return state.takeNews()
        }
        return news ?? []
    }

    /// Lets go of a segment that is not the log any more, so that `prepare` opens the log again.
    ///
    /// A log that was deleted is written again from the file that is still open: it is the only copy. Throws
    /// where it cannot be; the open file is kept for the next try then.
    func lookAfterSegment(_ state: inout WriterState) throws(LogError) {
        guard let segment = state.segment else { return }
        do throws(SystemError) {
            let own = try segment.file.status()
            let found = try current()
            if let found, found.inode == own.inode, found.device == own.device {
                if own.size == state.size { return }
                state.news.append(
                    "the event log has \(own.size) bytes where \(state.size) were written; somebody "
                        + "else cut it or wrote to it, and it is read again")
                giveUpUnsynced(LogError.changed(folder), &state)
            } else if own.links == 0, found == nil {
                try restore(from: segment, size: state.durableSize)
                state.news.append("the event log was deleted while it was open; it is there again")
                giveUpUnsynced(LogError.changed(folder), &state)
            } else {
                try takeLeave(of: segment, isGone: own.links == 0, &state)
            }
            state.segment = nil
            state.stories = nil
        } catch {
            state.failure = LogError(error)
            throw LogError(error)
        }
    }

    /// What stands under the log's name; nil where nothing does.
    private func current() throws(SystemError) -> FileStatus? {
        do throws(SystemError) {
            return try OpenFile.folder(folder).status(of: Array(LogFormat.currentSegment.utf8))
        } catch  where error.isAbsence {
            return nil
        }
    }

    /// The log was moved away or another one put in its place: what was written stays in the old file.
    private func takeLeave(
        of segment: OpenSegment, isGone: Bool, _ state: inout WriterState
    ) throws(SystemError) {
        if isGone {
            giveUpUnsynced(LogError.changed(folder), &state)
        } else {
            try segment.file.syncData()
            state.durable = state.written
            state.durableSize = state.size
        }
        state.news.append(
            "the event log was moved away or replaced while it was open; a new one is begun, and what "
                + "only the old one held counts as not logged")
        gate.signal()
    }

    /// Writes the first `size` bytes of a deleted file anew under the log's name.
    private func restore(from segment: OpenSegment, size: Int) throws(SystemError) {
        try makeFolders(folder)
        let folder = try OpenFile.folder(folder)
        let current = Array(LogFormat.currentSegment.utf8)
        let draft = current + Array(".restoring".utf8)
        let copy = try folder.open(draft, [.write, .create, .truncate, .noFollow])
        try SegmentRecovery.copyBytes(0..<size, of: segment.file, to: copy)
        try copy.sync()
        try folder.rename(draft, to: current, in: folder)
        try folder.sync()
    }
}

extension WriterState {
    /// The news, which are told once.
    fileprivate mutating func takeNews() -> [String] {
        defer { news = [] }
        return news
    }
}

extension LogError {
    /// The error of a write that somebody else's change to the log undid.
    fileprivate static func changed(_ folder: BytePath) -> LogError {
        LogError(SystemError(call: "write", path: folder.description, code: ESTALE))
    }
}
