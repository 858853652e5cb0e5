public import SystemCalls

/// What a scan found.
public enum ScanEntry: Hashable, Sendable {
    /// Something that may be an article, with what the kernel says about it.
    case file(InboxName, FileStatus)
    /// A name that is left alone, with the pattern that says so.
    case ignored(InboxName, NamePattern)
    /// A folder that cannot be looked into.
    case closed(InboxName, SystemError)
}

extension Inbox {
    /// Calls `body` with everything in `folder` and the folders below it, in no order.
    ///
    /// Names that vanish meanwhile are left out. Throws only where `folder` cannot be read.
    /// O(entries), one system call for each.
    public func scan(
        _ folder: InboxName = .inbox, _ body: (ScanEntry) -> Void
    ) throws(SystemError) {
        var folders = [folder]
        try scanOne(folder, found: &folders, body)
        folders.removeFirst()
        while let next = folders.popLast() {
            do throws(SystemError) {
                try scanOne(next, found: &folders, body)
            } catch  where !error.isAbsence {
                body(.closed(next, error))
            } catch {}
        }
    }

    /// Looks at the entries of one folder, adding those that are folders to `found`.
    private func scanOne(
        _ name: InboxName, found: inout [InboxName], _ body: (ScanEntry) -> Void
    ) throws(SystemError) {
        let folder = try open(folder: name)
        let isDeepest = name.components.count >= Inbox.maxDepth
        var below: [InboxName] = []
        try folder.forEachEntry { entry throws(SystemError) in
            if entry.isFolder == true {
                if !IgnoreRules.isHidden(entry.name) { below.append(name.appending(entry.name)) }
                return
            }
            let status: FileStatus
            do throws(SystemError) {
                status = try folder.status(of: entry.name)
            } catch  where error.isAbsence {
                return
            }
            let entryName = name.appending(entry.name)
            if status.kind == .folder {
                if !IgnoreRules.isHidden(entry.name) { below.append(entryName) }
            } else if let pattern = rules.ignored.pattern(for: entry.name) {
                body(.ignored(entryName, pattern))
            } else {
                body(.file(entryName, status))
            }
        }
        if !isDeepest { found += below }
    }

    /// The folder `folder` and all below it that are not hidden, the upper ones first.
    ///
    /// Folders that cannot be read are left out. O(entries).
    public func folders(from folder: InboxName = .inbox) -> [InboxName] {
        var folders = [folder]
        var next = 0
        while next < folders.count {
            let name = folders[next]
            next += 1
            if name.components.count >= Inbox.maxDepth { continue }
            folders += subfolders(of: name)
        }
        return folders
    }

    private func subfolders(of name: InboxName) -> [InboxName] {
        var found: [InboxName] = []
        do throws(SystemError) {
            let folder = try open(folder: name)
            try folder.forEachEntry { entry throws(SystemError) in
                if IgnoreRules.isHidden(entry.name) { return }
                var isFolder = entry.isFolder
                if isFolder == nil { isFolder = try folder.status(of: entry.name).kind == .folder }
                if isFolder == true { found.append(name.appending(entry.name)) }
            }
        } catch {
            // What cannot be read now is found by a later scan.
        }
        return found
    }
}
