public import DropFolder
public import SystemCalls

/// Notes on files that are being processed, which outlive the process: one file for each digest.
///
/// A mark is made before a file is parsed and removed after it was moved away. What is found at the
/// start was in process when the program ended: it may be what ended it, or its lines are in the
/// log and only the move is missing. Marks need no sync: they must survive the process, and the
/// log's own sync carries them to the disk before a line that depends on them.
public struct AttemptMarks: Sendable {
    /// The folder of the marks.
    public let path: BytePath

    /// A file that was in process.
    public struct Mark: Hashable, Sendable {
        /// SHA-256 of its bytes, hexadecimal.
        public var digest: String
        /// The name under which it was last tried.
        public var name: InboxName
        /// How often it was tried.
        public var attempts: Int
    }

    /// Makes the folder where it is missing.
    public init(state: BytePath) throws(SystemError) {
        path = state.appending("attempts")
        try makeFolders(path)
    }

    /// The mark of a digest, if any.
    public func mark(of digest: String) throws(SystemError) -> Mark? {
        do throws(SystemError) {
            let bytes = try OpenFile.open(path.appending(digest), [.read, .noFollow])
                .readAll(limit: 1 << 20)
            return Mark(digest: digest, lines: bytes)
        } catch  where error.isAbsence {
            return nil
        }
    }

    /// Notes another attempt on a file.
    public func begin(_ digest: String, _ name: InboxName) throws(SystemError) {
        let line = Array(Mark.line(name).utf8)
        do throws(SystemError) {
            try open(digest).write(line)
        } catch  where error.isAbsence {
            // Somebody removed the folder, or the state with it.
            try makeFolders(path)
            try open(digest).write(line)
        }
    }

    private func open(_ digest: String) throws(SystemError) -> OpenFile {
        try OpenFile.open(path.appending(digest), [.write, .create, .append, .noFollow])
    }

    /// Forgets a file.
    public func end(_ digest: String) throws(SystemError) {
        do throws(SystemError) {
            try OpenFile.folder(path).remove(Array(digest.utf8))
        } catch  where error.isAbsence {}
    }

    /// All marks, in no order.
    public func all() throws(SystemError) -> [Mark] {
        var digests: [String] = []
        try OpenFile.folder(path).forEachEntry {
            digests.append(String(decoding: $0.name, as: UTF8.self))
        }
        var marks: [Mark] = []
        for digest in digests { try mark(of: digest).map { marks.append($0) } }
        return marks
    }
}

extension AttemptMarks.Mark {
    /// A mark's line: the name's bytes in hexadecimal, since they may hold a newline.
    fileprivate static func line(_ name: InboxName) -> String {
        name.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n"
    }

    /// Reads a mark; a line that was torn by a crash counts as an attempt too.
    fileprivate init(digest: String, lines bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let whole = lines.last.map(Array.init) ?? []
        let name = stride(from: 0, to: whole.count - whole.count % 2, by: 2).compactMap {
            UInt8(String(decoding: whole[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        self.init(digest: digest, name: InboxName(bytes: name), attempts: lines.count)
    }
}
