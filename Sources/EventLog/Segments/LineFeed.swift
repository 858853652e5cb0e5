internal import Glibc
public import SystemCalls

/// Reads a file forward in large pieces and hands out its lines without copying them.
public struct LineFeed: ~Copyable {
    private var buffer: UnsafeMutableRawBufferPointer
    /// First byte of `buffer` not handed out yet, and one past the last byte read.
    private var start = 0
    private var end = 0
    /// Where in the file the next line starts.
    public private(set) var offset: Int

    /// A line longer than this is no line of the log; it is handed out in pieces.
    public static let longest = 4 << 20

    /// Creates a feed of the lines from byte `offset` on.
    public init(from offset: Int) {
        buffer = .allocate(byteCount: 1 << 20, alignment: 16)
        self.offset = offset
    }

    deinit { buffer.deallocate() }

    /// What a feed hands out.
    public enum Piece {
        /// A line without its newline, valid until the next call.
        case line(UnsafeRawBufferPointer)
        /// Bytes without a newline: the end of the file, or part of an overlong line.
        case fragment(UnsafeRawBufferPointer)
        /// The end of the file.
        case end
    }

    /// The next piece of `file`.
    public mutating func next(of file: borrowing OpenFile) throws(SystemError) -> Piece {
        while true {
            if let line = takeLine() { return .line(line) }
            if end - start >= Self.longest { return .fragment(takeRest()) }
            if try fill(from: file) == 0 {
                return start == end ? .end : .fragment(takeRest())
            }
        }
    }

    /// The next whole line of `file`; nil where none is complete yet, nothing is passed over then.
    mutating func nextLine(
        of file: borrowing OpenFile
    ) throws(SystemError) -> UnsafeRawBufferPointer? {
        while true {
            if let line = takeLine() { return line }
            if end - start >= Self.longest { _ = takeRest() }
            if try fill(from: file) == 0 {
                // Half a line is read again later: a writer may have cut it back meanwhile.
                end = start
                return nil
            }
        }
    }

    private mutating func takeLine() -> UnsafeRawBufferPointer? {
        guard start < end, let base = buffer.baseAddress,
            let newline = memchr(base + start, 0x0A, end - start)
        else { return nil }
        let count = UnsafeRawPointer(newline) - UnsafeRawPointer(base) - start
        let line = UnsafeRawBufferPointer(start: base + start, count: count)
        start += count + 1
        offset += count + 1
        return line
    }

    private mutating func takeRest() -> UnsafeRawBufferPointer {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
        offset += rest.count
        start = end
        return rest
    }

    /// Reads more behind what is there; 0 at the end of the file.
    private mutating func fill(from file: borrowing OpenFile) throws(SystemError) -> Int {
        makeRoom()
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
        let count = try file.read(into: room, at: offset + (end - start))
        end += count
        return count
    }

    private mutating func makeRoom() {
        guard let base = buffer.baseAddress else { return }
        if start > 0 {
            memmove(base, base + start, end - start)
            end -= start
            start = 0
        }
        if end == buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: buffer.count * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
            buffer.deallocate()
            buffer = larger
        }
    }
}
