internal import ContentDigest
internal import EventLog
public import SystemCalls

/// Finds files in `.done` of which the log has no line: damage took the lines, and nobody knows that.
public struct UnloggedFiles {
    private let inbox: BytePath
    private let catalog: Catalog
    private let files: [String]

    /// Largest file that is looked into, in bytes.
    private static let largest = 1 << 30

    /// Lists the files first, then opens the catalogue, so that what is logged meanwhile is none of them;
    /// nil without a catalogue.
    public init?(inbox: BytePath, state: BytePath) {
        files = InboxSearch(inbox: inbox).done()
        guard let catalog = Catalog.reading(folder: state) else { return nil }
        self.inbox = inbox
        self.catalog = catalog
    }

    /// Paths below the inbox; of the files with one name or end of a path where `name` is given.
    ///
    /// O(bytes of the files).
    public func all(named name: String? = nil) -> [String] {
        files.filter { path in
            name.map { path == $0 || path.hasSuffix("/" + $0) } ?? true
        }.filter { !isLogged($0) }
    }

    /// Whether there is a line of a file's bytes, or of a part of the file.
    private func isLogged(_ path: String) -> Bool {
        let options: OpenFile.Options = [.read, .noFollow, .nonBlocking]
        guard let file = try? OpenFile.open(inbox.appending(path), options),
            let status = try? file.status(), status.kind == .regular, status.size <= Self.largest,
            let bytes = try? file.readAll(limit: Self.largest)
        else { return true }
        let digest = SHA256.hexadecimal(of: bytes)
        guard let known = try? catalog.articles(digest: digest) else { return true }
        return !known.isEmpty || hasParts(ArchivedPath.original(path), digest)
    }

    /// Whether a file of this name had parts; kept beside another of its name it has its digest in it.
    private func hasParts(_ name: String, _ digest: String) -> Bool {
        [name, name.replacing("." + digest.prefix(12), with: "")].contains { name in
            let lines = (try? catalog.articles(named: name, exactly: true)) ?? []
            return lines.contains { $0.key.member != nil }
        }
    }
}
