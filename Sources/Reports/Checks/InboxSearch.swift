public import SystemCalls

/// Finds files in an inbox, those set aside included, and follows no link.
public struct InboxSearch: Sendable {
    private let inbox: BytePath

    /// Creates a search of the inbox at a path.
    public init(inbox: BytePath) { self.inbox = inbox }

    /// The paths below the inbox of files with this name, or path, at most 100.
    ///
    /// Where files lie under exactly this path, waiting or set aside, these alone; else files at the end
    /// of whose path it stands, O(files). With a `mark`, also files whose name holds it: the beginning of
    /// a digest, by which files of one name are kept apart.
    public func places(of name: String, mark: String? = nil) -> [String] {
        let exact = mark == nil ? exactPlaces(of: name) : []
        if !exact.isEmpty { return exact }
        let last = name.utf8.split(separator: slash).last.map { Array($0) } ?? []
        var found: [String] = []
        walk([], depth: 0) { folder, entry in
            if mark == nil, entry != last, isPlain(entry) { return true }
            let path = joined(folder, entry)
            if isMatch(path, name, mark) { found.append(BytePath(bytes: path).description) }
            return found.count < 100
        }
        return found.sorted()
    }

    private func isMatch(_ path: [UInt8], _ name: String, _ mark: String?) -> Bool {
        let text = BytePath(bytes: path).description
        if let mark, text.contains(mark), !FailedFiles.isCompanion(path) { return true }
        return text == name || text.hasSuffix("/" + name) || name.utf8.elementsEqual(path)
            || path.suffix(name.utf8.count + 1).elementsEqual([slash] + Array(name.utf8))
    }

    /// The places of the file with exactly this path: in the inbox, in `.failed`, in the days of `.done`.
    func exactPlaces(of name: String) -> [String] {
        let parts = name.utf8.split(separator: slash).map { Array($0) }
        guard let last = parts.last, !parts.contains(Array("..".utf8)), !name.hasPrefix("/") else {
            return []
        }
        var bases: [[[UInt8]]] = [[], [FailedFiles.folder]]
        let done = Array(".done".utf8)
        try? open([done])?.forEachEntry { bases.append([done, $0.name]) }
        let above = Array(parts.dropLast())
        return bases.compactMap { base -> String? in
            let folder = base + above
            guard let kind = try? open(folder)?.status(of: last).kind, kind != .folder else {
                return nil
            }
            let path = joined(folder, last)
            return String(decoding: path, as: UTF8.self)
        }.sorted()
    }

    /// Opens a folder of the inbox step by step, following no link; nil where that fails.
    private func open(_ folder: [[UInt8]]) throws(SystemError) -> OpenFile? {
        var current = try OpenFile.folder(inbox)
        for part in folder { current = try current.open(part, [.read, .folder, .noFollow]) }
        return current
    }

    /// The files in `.failed` that are articles: all but their notes and facts; O(files).
    public func failed() -> [[UInt8]] {
        var found: [[UInt8]] = []
        walk([FailedFiles.folder], depth: 1) { folder, entry in
            let path = joined(folder, entry)
            if !FailedFiles.isCompanion(path) { found.append(path) }
            return true
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The articles that the daemon keeps in `.done`, as paths below the inbox, in order of their
    /// days; O(files).
    public func done() -> [String] {
        var found: [[UInt8]] = []
        walk([Array(".done".utf8)], depth: 1) { folder, entry in
            let path = joined(folder, entry)
            if !FailedFiles.isCompanion(path) { found.append(path) }
            return true
        }
        // Names that are no text cannot be given to a command; they are told by their escaped form.
        return found.sorted { $0.lexicographicallyPrecedes($1) }
            .map { String(validating: $0, as: UTF8.self) ?? BytePath(bytes: $0).description }
    }

    /// How many files lie in the inbox under names that are not hidden; O(files).
    func waiting() -> Int {
        var count = 0
        walk([], depth: 0, entersHidden: false) { _, entry in
            if entry.first != UInt8(ascii: "."), !FailedFiles.isCompanion(entry) { count += 1 }
            return true
        }
        return count
    }

    /// Calls `body` with folder and name of every file below a folder, until it returns false.
    @discardableResult
    private func walk(
        _ folder: [[UInt8]], depth: Int, entersHidden: Bool = true,
        _ body: ([[UInt8]], [UInt8]) -> Bool
    ) -> Bool {
        guard depth < 64, let opened = try? open(folder) else { return true }
        var entries: [FolderEntry] = []
        try? opened.forEachEntry { entries.append($0) }
        for entry in entries {
            let isFolder =
                entry.isFolder ?? ((try? opened.status(of: entry.name).kind == .folder) ?? false)
            if isFolder {
                if !entersHidden, entry.name.first == UInt8(ascii: ".") { continue }
                let below = folder + [entry.name]
                guard walk(below, depth: depth + 1, entersHidden: entersHidden, body) else {
                    return false
                }
            } else if !body(folder, entry.name) {
                return false
            }
        }
        return true
    }
}

private let slash = UInt8(ascii: "/")

/// The path of an entry of a folder, both below the inbox.
private func joined(_ folder: [[UInt8]], _ entry: [UInt8]) -> [UInt8] {
    Array((folder + [entry]).joined(separator: [slash]))
}

/// Whether a name is shown as it is, so that no other text can mean it.
private func isPlain(_ name: [UInt8]) -> Bool {
    name.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
}
