internal import ContentDigest
public import SystemCalls

/// A file of the inbox that is open for processing.
///
/// It holds the file and its folder open: whatever happens to the names meanwhile, the bytes that
/// are read, and the name that is moved at the end, belong to this file.
public struct Claim: ~Copyable, Sendable {
    /// Its name.
    public let name: InboxName
    /// What the kernel said about it when it was opened.
    public let status: FileStatus
    let file: OpenFile
    let folder: OpenFile

    /// Reads the whole file; nil where it changed since it was opened, or while it was read.
    ///
    /// O(bytes).
    public borrowing func read() throws(SystemError) -> Content? {
        try file.seek(to: 0)
        let bytes = try file.readAll(limit: status.size + 1)
        guard bytes.count == status.size, try isUnchanged() else { return nil }
        return Content(bytes: bytes, digest: SHA256.hexadecimal(of: bytes))
    }

    /// The digest of the file, read in pieces; nil where it changed meanwhile.
    ///
    /// O(bytes) of time, 1 MiB of memory.
    public borrowing func digest() throws(SystemError) -> String? {
        try file.seek(to: 0)
        let digest = SHA256()
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count = try file.read(into: piece)
            if count == 0 { break }
            digest.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        return try isUnchanged() ? digest.hexadecimal() : nil
    }

    /// The digest of the file's name, size, first and last MiB: `part-` and 64 digits.
    ///
    /// For files too large to be read only to be refused; nil where it changed meanwhile. The name counts
    /// because files that agree in these parts may be different ones.
    public borrowing func partDigest() throws(SystemError) -> String? {
        let digest = SHA256()
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { piece.deallocate() }
        name.bytes.withUnsafeBytes { digest.update($0) }
        withUnsafeBytes(of: UInt64(status.size).littleEndian) { digest.update($0) }
        for offset in [0, max(0, status.size - piece.count)] {
            var done = 0
            while done < piece.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: piece[done...])
                let count = try file.read(into: rest, at: offset + done)
                if count == 0 { break }
                done += count
            }
            digest.update(UnsafeRawBufferPointer(rebasing: piece[..<done]))
        }
        return try isUnchanged() ? "part-" + digest.hexadecimal() : nil
    }

    /// Whether nobody wrote to the file since it was opened.
    ///
    /// The status change time is left out where only names or rights changed.
    public borrowing func isUnchanged() throws(SystemError) -> Bool {
        let now = try file.status()
        return now.size == status.size && now.modified == status.modified
    }

    /// The facts about the article that lie beside it as `NAME.meta.json`, where they do.
    public borrowing func facts() -> [UInt8]? {
        let options: OpenFile.Options = [.read, .noFollow, .nonBlocking]
        guard let file = try? folder.open(name.last + Claim.factsSuffix, options),
            let status = try? file.status(), status.kind == .regular, status.size <= 1 << 20
        else { return nil }
        return try? file.readAll(limit: 1 << 20)
    }

    /// What is appended to an article's name to give that of the facts about it.
    public static let factsSuffix = Array(".meta.json".utf8)

    /// The bytes of a file.
    public struct Content: Sendable {
        /// The bytes.
        public let bytes: [UInt8]
        /// Their SHA-256, hexadecimal.
        public let digest: String
    }
}

/// What came of the attempt to take a file.
public enum ClaimOutcome: ~Copyable, Sendable {
    /// It is open and complete.
    case taken(Claim)
    /// It is open, and not acceptable.
    case refused(Claim, Failure)
    /// It cannot be opened for reading because of what it is: a link, a pipe, a device.
    case strange(Failure)
    /// It has to be looked at again.
    case notYet(Waiting)
    /// The name is gone.
    case gone
}
