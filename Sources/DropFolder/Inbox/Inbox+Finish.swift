internal import Glibc
public import SystemCalls

/// Where a processed file goes.
public enum Destination: Hashable, Sendable {
    /// To `.done/DAY/`.
    case done(day: String, digest: String)
    /// To `.failed/`, with a note.
    case failed(FailureNote)
}

/// What came of moving a file away.
public enum MoveOutcome: Hashable, Sendable {
    /// It lies there now; the path below the inbox.
    case moved(to: InboxName)
    /// Somebody removed it, or put another file in its place, which was left alone.
    case replaced
    /// Somebody wrote to it after it was read; it was left where it was.
    case rewritten
    /// It may not be moved.
    case denied(SystemError)
}

extension Inbox {
    /// Moves a processed file, and the facts file beside it, to its destination.
    ///
    /// Never replaces a file, and moves only the file that was claimed: one that took its name
    /// meanwhile is left alone. Throws where the disk is full or broken.
    public func finish(
        _ claim: borrowing Claim, to destination: Destination
    ) throws(SystemError) -> MoveOutcome {
        guard try claim.isUnchanged() else { return .rewritten }
        let move = Move(name: claim.name, identity: FileIdentity(claim.status))
        let outcome = try finish(move, from: claim.folder, to: destination)
        guard case .moved(let place) = outcome else { return outcome }
        if try claim.isUnchanged() { return outcome }
        return try moveBack(place, to: claim) ? .rewritten : outcome
    }

    /// Sets a name aside that is no regular file: a link, a pipe, a device.
    public func setAside(
        strange name: InboxName, note: FailureNote
    ) throws(SystemError) -> MoveOutcome {
        do throws(SystemError) {
            let folder = try open(folder: name.folder)
            let status = try folder.status(of: name.last)
            guard status.kind != .regular, status.kind != .folder else { return .replaced }
            let move = Move(name: name, identity: FileIdentity(status))
            return try finish(move, from: folder, to: .failed(note))
        } catch  where error.isAbsence {
            return .replaced
        }
    }

    /// Which file is moved, and from which name.
    private struct Move {
        var name: InboxName
        var identity: FileIdentity
    }

    /// Moves where rights and devices allow it.
    private func finish(
        _ move: Move, from source: borrowing OpenFile, to destination: Destination
    ) throws(SystemError) -> MoveOutcome {
        do throws(SystemError) {
            return try put(move, from: source, to: destination, below: .inbox)
        } catch  where error.isCrossDevice && !move.name.folder.isInbox {
            // A file system mounted inside the inbox keeps its processed files to itself.
            return try put(move, from: source, to: destination, below: move.name.folder)
        } catch  where error.isAbsence {
            return .replaced
        } catch  where error.isDenial {
            return .denied(error)
        }
    }

    private func put(
        _ move: Move, from source: borrowing OpenFile, to destination: Destination,
        below base: InboxName
    ) throws(SystemError) -> MoveOutcome {
        let folders = destination.folders + relativeFolder(of: move.name, below: base)
        let target: OpenFile
        do throws(SystemError) {
            target = try makeFolders(folders, below: base)
        } catch  where error.code == ENOTDIR || error.code == ELOOP {
            // A file or a link has the folder's name. The article is there still, and logged.
            return .denied(error)
        }
        for candidate in TargetNames(for: move.name.last, digest: destination.digest) {
            guard try source.status(of: move.name.last).isSame(as: move.identity) else {
                return .replaced
            }
            if try target.holds(candidate) { continue }
            if case .failed(let note) = destination {
                try target.place(note.json(), at: candidate + FailureNote.suffix)
            }
            do throws(SystemError) {
                try source.rename(move.name.last, to: candidate, in: target)
            } catch  where error.isTaken {
                continue
            }
            moveFacts(of: move.name.last, from: source, to: candidate, in: target)
            return .moved(to: folders.reduce(base) { $0.appending($1) }.appending(candidate))
        }
        return .replaced
    }

    private func relativeFolder(of name: InboxName, below base: InboxName) -> [[UInt8]] {
        Array(name.folder.components.dropFirst(base.components.count))
    }

    /// Opens a folder below `base`, making it step by step where it is missing.
    func makeFolders(
        _ parts: [[UInt8]], below base: InboxName
    ) throws(SystemError) -> OpenFile {
        var current = try open(folder: base)
        for part in parts {
            do throws(SystemError) {
                current = try current.open(part, [.read, .folder, .noFollow])
            } catch  where error.isAbsence {
                try current.makeFolder(part, mode: 0o770)
                current = try current.open(part, [.read, .folder, .noFollow])
            }
        }
        return current
    }

    /// Takes `NAME.meta.json` along; without it the article is complete all the same.
    private func moveFacts(
        of name: [UInt8], from source: borrowing OpenFile, to target: [UInt8],
        in folder: borrowing OpenFile
    ) {
        try? source.rename(
            name + Claim.factsSuffix, to: target + Claim.factsSuffix, in: folder)
    }

    /// Gives a file that was written to after all its name back; false where the name is taken.
    private func moveBack(
        _ place: InboxName, to claim: borrowing Claim
    ) throws(SystemError) -> Bool {
        do throws(SystemError) {
            let folder = try open(folder: place.folder)
            try folder.rename(place.last, to: claim.name.last, in: claim.folder)
            return true
        } catch  where error.isTaken || error.isAbsence {
            return false
        }
    }
}

extension Destination {
    /// The folders below the inbox.
    fileprivate var folders: [[UInt8]] {
        switch self {
        case .done(let day, _): [Inbox.done, Array(day.utf8)]
        case .failed: [Inbox.failed]
        }
    }

    fileprivate var digest: String? {
        switch self {
        case .done(_, let digest): digest
        case .failed(let note): note.digest
        }
    }
}

extension FileStatus {
    fileprivate func isSame(as identity: FileIdentity) -> Bool {
        FileIdentity(self) == identity
    }
}

extension OpenFile {
    /// Whether this folder has an entry `name`.
    fileprivate borrowing func holds(_ name: [UInt8]) throws(SystemError) -> Bool {
        do throws(SystemError) {
            _ = try status(of: name)
            return true
        } catch  where error.isAbsence {
            return false
        }
    }

    /// Writes a small file of this folder as a whole, in place of an older one.
    fileprivate borrowing func place(
        _ bytes: [UInt8], at name: [UInt8]
    ) throws(SystemError) {
        let draft = Array(".draft".utf8)
        try open(draft, [.write, .create, .truncate, .noFollow]).write(bytes)
        try replace(name, in: self, by: draft)
    }
}
