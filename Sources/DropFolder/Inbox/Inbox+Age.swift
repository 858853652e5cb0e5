internal import SystemCalls

extension Inbox {
    /// Deletes files of `.done` or `.failed` that were put there more than `days` days ago.
    ///
    /// Only where an operator has set a number of days; 0 deletes nothing. The number of files
    /// deleted. O(files).
    public func removeOld(_ folder: [UInt8], days: Int) -> Int {
        guard days > 0 else { return 0 }
        let oldest = WallClock.now() - Double(days) * 86_400
        return removeOld(InboxName(bytes: folder), before: oldest, depth: 0)
    }

    private func removeOld(_ name: InboxName, before oldest: Double, depth: Int) -> Int {
        guard depth <= Inbox.maxDepth, let folder = try? open(folder: name) else { return 0 }
        var folders: [InboxName] = []
        var files: [[UInt8]] = []
        try? folder.forEachEntry { entry throws(SystemError) in
            let status = try folder.status(of: entry.name)
            if status.kind == .folder {
                folders.append(name.appending(entry.name))
            } else if status.changed.secondsSince1970 < oldest {
                files.append(entry.name)
            }
        }
        var removed = 0
        for file in files where (try? folder.remove(file)) != nil { removed += 1 }
        for folder in folders {
            removed += removeOld(folder, before: oldest, depth: depth + 1)
        }
        return removed
    }
}
