internal import ContentDigest
internal import SystemCalls

extension Inbox {
    /// The bytes of a processed file, found by its name, digest and the days (`2026-01-02`) on which
    /// it may have been moved; nil where it does not lie in `.done` any more.
    ///
    /// O(bytes).
    public func doneFile(_ name: InboxName, days: [String], digest: String) -> [UInt8]? {
        for day in days {
            let base = InboxName(bytes: Inbox.done).appending(Array(day.utf8))
            let place = name.folder.components.reduce(base) { $0.appending($1) }
            guard let folder = try? open(folder: place) else { continue }
            for candidate in TargetNames(for: name.last, digest: digest).prefix(2) {
                guard let bytes = try? read(candidate, in: folder) else { continue }
                if SHA256.hexadecimal(of: bytes) == digest { return bytes }
            }
        }
        return nil
    }

    /// The bytes of a regular file of acceptable size; nil for anything else.
    private func read(
        _ name: [UInt8], in folder: borrowing OpenFile
    ) throws(SystemError) -> [UInt8]? {
        let file = try folder.open(name, [.read, .noFollow, .nonBlocking])
        let status = try file.status()
        guard status.kind == .regular, status.size <= rules.maxFileSize else { return nil }
        return try file.readAll(limit: rules.maxFileSize)
    }
}
