internal import Glibc
internal import SystemCalls

/// Reads the lines of a file from its end to its beginning.
struct BackwardFeed {
    /// Bytes read and not handed out yet; they start at `offset` of the file.
    private var buffer: [UInt8] = []
    private var offset: Int

    private static let pieceSize = 1 << 18

    /// Creates a feed of the lines of `file`; what stands behind its last newline is passed over.
    init(_ file: borrowing OpenFile) throws(SystemError) {
        offset = try file.status().size
        while offset > 0, !buffer.contains(0x0A) {
            buffer.removeAll()
            try readPiece(of: file)
        }
        if let newline = buffer.lastIndex(of: 0x0A) {
            buffer.removeLast(buffer.count - newline)
        }
    }

    /// The line before the last one handed out, without its newline; nil at the beginning.
    mutating func previousLine(of file: borrowing OpenFile) throws(SystemError) -> [UInt8]? {
        while true {
            if let newline = lastNewline() {
                let line = Array(buffer[(newline + 1)...])
                buffer.removeLast(buffer.count - newline)
                return line
            }
            if offset == 0 {
                guard !buffer.isEmpty else { return nil }
                defer { buffer.removeAll() }
                return buffer
            }
            try readPiece(of: file)
        }
    }

    private func lastNewline() -> Int? {
        buffer.withUnsafeBytes { bytes in
            var index = bytes.count - 1
            while index >= 0 {
                if bytes[index] == 0x0A { return index }
                index -= 1
            }
            return nil
        }
    }

    /// Puts the piece of the file before `offset` in front of the buffer.
    private mutating func readPiece(of file: borrowing OpenFile) throws(SystemError) {
        let size = min(offset, Self.pieceSize)
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { piece.deallocate() }
        let start = offset - size
        var filled = 0
        while filled < size {
            let room = UnsafeMutableRawBufferPointer(rebasing: piece[filled...])
            let count = try file.read(into: room, at: start + filled)
            if count == 0 { break }
            filled += count
        }
        buffer = piece[..<filled] + buffer
        offset = start
    }
}
