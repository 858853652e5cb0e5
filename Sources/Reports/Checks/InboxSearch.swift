public import SystemCalls

/// Finds files in an inbox, those set aside included, and follows no link.
public struct InboxSearch: Sendable {
    private let inbox: BytePath

    /// Creates a search of the inbox at a path.
    public init(inbox: BytePath) { self.inbox = inbox }

    /// The paths below the inbox of files with this name, or path, at most 100; O(files).
    ///
    /// With a `mark`, also files whose name holds it: the beginning of a digest, by which files of
    /// one name are kept apart.
    public func places(of name: String, mark: String? = nil) -> [String] {
        var found: [String] = []
        walk([], depth: 0) { path in
            let text = BytePath(bytes: path).description
            let isMarked = mark.map { text.contains($0) && !FailedFiles.isCompanion(path) } ?? false
            let isMatch =
                isMarked || text == name || text.hasSuffix("/" + name)
                || (name.utf8.elementsEqual(path)
                    || path.suffix(name.utf8.count + 1)
                        .elementsEqual([slash] + Array(name.utf8)))
            if isMatch { found.append(text) }
            return found.count < 100
        }
        return found.sorted()
    }

    /// The files in `.failed` that are articles: all but their notes and facts; O(files).
    public func failed() -> [[UInt8]] {
        var found: [[UInt8]] = []
        walk([FailedFiles.folder], depth: 1) { path in
            if !FailedFiles.isCompanion(path) { found.append(path) }
            return true
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The articles that the daemon keeps in `.done`, as paths below the inbox, in order of their
    /// days; O(files).
    public func done() -> [String] {
        var found: [[UInt8]] = []
        walk([Array(".done".utf8)], depth: 1) { path in
            if !FailedFiles.isCompanion(path) { found.append(path) }
            return true
        }
        // Names that are no text cannot be given to a command; they are told by their escaped form.
        return found.sorted { $0.lexicographicallyPrecedes($1) }
            .map { String(validating: $0, as: UTF8.self) ?? BytePath(bytes: $0).description }
    }

    /// Calls `body` with the path of every file below a folder, until it returns false.
    @discardableResult
    private func walk(
        _ folder: [[UInt8]], depth: Int, _ body: ([UInt8]) -> Bool
    ) -> Bool {
        guard depth < 64,
            let opened = try? OpenFile.open(
                inbox.appending(folder.joined(separator: [slash])),
                [.read, .folder, .noFollow])
        else { return true }
        var entries: [FolderEntry] = []
        try? opened.forEachEntry { entries.append($0) }
        for entry in entries {
            let path = folder + [entry.name]
            let isFolder =
                entry.isFolder ?? ((try? opened.status(of: entry.name).kind == .folder) ?? false)
            if isFolder {
                if !walk(path, depth: depth + 1, body) { return false }
            } else if !body(Array(path.joined(separator: [slash]))) {
                return false
            }
        }
        return true
    }
}

private let slash = UInt8(ascii: "/")
