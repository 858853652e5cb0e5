internal import ContentDigest
public import SystemCalls

extension Inbox {
    /// Moves a processed file back to be processed anew; its name in the inbox, nil where it is not kept.
    ///
    /// `days` (`2026-01-02`) are looked through first, then all others. With a digest only the file with
    /// these bytes is meant. Never replaces a file: where its name is taken it gets one with its digest.
    /// Throws where it may not be moved. O(bytes).
    public func bringBack(
        _ name: InboxName, days: [String], digest: String?
    ) throws(SystemError) -> InboxName? {
        for day in days + otherDays(than: days) {
            let base = InboxName(bytes: Inbox.done).appending(Array(day.utf8))
            let place = name.folder.components.reduce(base) { $0.appending($1) }
            guard let source = try? open(folder: place) else { continue }
            for kept in TargetNames(for: name.last, digest: digest).prefix(digest == nil ? 1 : 3)
            where isKept(kept, in: source, digest: digest) {
                return try move(kept, from: source, to: name, digest: digest)
            }
        }
        return nil
    }

    /// Whether a file waits under this name, to be processed as any other.
    public func holds(_ name: InboxName) -> Bool {
        guard let folder = try? open(folder: name.folder) else { return false }
        return (try? folder.status(of: name.last).kind) == .regular
    }

    private func otherDays(than days: [String]) -> [String] {
        var found: [String] = []
        guard let done = try? open(folder: InboxName(bytes: Inbox.done)) else { return [] }
        try? done.forEachEntry { found.append(String(decoding: $0.name, as: UTF8.self)) }
        return found.filter { !days.contains($0) }.sorted(by: >)
    }

    private func isKept(
        _ name: [UInt8], in folder: borrowing OpenFile, digest: String?
    ) -> Bool {
        guard let file = try? folder.open(name, [.read, .noFollow, .nonBlocking]),
            let status = try? file.status(), status.kind == .regular
        else { return false }
        guard let digest else { return true }
        guard status.size <= rules.maxFileSize,
            let bytes = try? file.readAll(limit: rules.maxFileSize)
        else { return false }
        return SHA256.hexadecimal(of: bytes) == digest
    }

    private func move(
        _ kept: [UInt8], from source: borrowing OpenFile, to name: InboxName, digest: String?
    ) throws(SystemError) -> InboxName? {
        let target = try makeFolders(name.folder.components, below: .inbox)
        for candidate in TargetNames(for: name.last, digest: digest).prefix(3) {
            if (try? target.status(of: candidate)) != nil { continue }
            do throws(SystemError) {
                // The facts come first: the article is taken as soon as it is there.
                try? source.rename(
                    kept + Claim.factsSuffix, to: candidate + Claim.factsSuffix, in: target)
                try source.rename(kept, to: candidate, in: target)
                return name.folder.appending(candidate)
            } catch  where error.isTaken {
                continue
            }
        }
        return nil
    }
}
