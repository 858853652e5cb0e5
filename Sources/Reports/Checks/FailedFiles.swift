public import SystemCalls

/// The files that the daemon has set aside, and the way back into the inbox.
public struct FailedFiles: Sendable {
    private let inbox: BytePath

    /// Name of the folder in the inbox.
    static let folder = Array(".failed".utf8)
    private static let done = Array(".done".utf8)
    /// Ends of the names of notes and of facts beside a file.
    private static let note = Array(".reason.json".utf8)
    private static let facts = Array(".meta.json".utf8)

    /// Creates access to the files set aside in the inbox at a path.
    public init(inbox: BytePath) { self.inbox = inbox }

    /// What came of one file.
    public enum Outcome: Hashable, Sendable {
        /// It lies in the inbox again, under this name.
        case moved(String)
        /// A file of its name is in the inbox; it stays set aside.
        case taken(String)
        /// It cannot be moved.
        case failed(String, SystemError)
    }

    /// Paths below the inbox of the files set aside that `name` means: one name, or the end of it.
    public func matching(_ name: String) -> [[UInt8]] {
        all().filter { path in
            let text = BytePath(bytes: path).description
            return text == ".failed/" + name || text == name || text.hasSuffix("/" + name)
        }
    }

    /// Paths below the inbox of all files set aside.
    public func all() -> [[UInt8]] { InboxSearch(inbox: inbox).failed() }

    /// Moves a file set aside, or kept in `.done`, back to where it came from; never replaces a file.
    ///
    /// The note about the failure goes: what it says stays in the log.
    public func retry(_ path: [UInt8]) -> Outcome {
        let parts = path.split(separator: UInt8(ascii: "/")).map(Array.init)
        let shown = BytePath(bytes: path).description
        let depth = parts.first == Self.folder ? 1 : parts.first == Self.done ? 2 : parts.count
        guard parts.count > depth, let name = parts.last else {
            return .failed(shown, SystemError(call: "rename", path: shown, code: 22))
        }
        do throws(SystemError) {
            let source = try open(parts.dropLast())
            let target = try openMaking(parts.dropFirst(depth).dropLast())
            try? source.rename(name + Self.facts, to: name + Self.facts, in: target)
            try source.rename(name, to: name, in: target)
            try? source.remove(name + Self.note)
            let back = Array(parts.dropFirst(depth).joined(separator: [UInt8(ascii: "/")]))
            return .moved(BytePath(bytes: back).description)
        } catch {
            return error.isTaken ? .taken(shown) : .failed(shown, error)
        }
    }

    /// Whether a file is a note or facts about another.
    static func isCompanion(_ path: [UInt8]) -> Bool {
        path.suffix(note.count).elementsEqual(note) || path.suffix(facts.count).elementsEqual(facts)
    }

    private func open(_ parts: some Collection<[UInt8]>) throws(SystemError) -> OpenFile {
        var folder = try OpenFile.folder(inbox)
        for part in parts { folder = try folder.open(part, [.read, .folder, .noFollow]) }
        return folder
    }

    private func openMaking(_ parts: some Collection<[UInt8]>) throws(SystemError) -> OpenFile {
        var folder = try OpenFile.folder(inbox)
        for part in parts {
            try folder.makeFolder(part, mode: 0o770)
            folder = try folder.open(part, [.read, .folder, .noFollow])
        }
        return folder
    }
}
