internal import SystemCalls

/// Reads what is to be extracted: files one by one, or the lines of files.
public struct SourceReader: Sendable {
    private var names: [String]
    private let isLines: Bool
    private var lines: LineSource?

    /// Longest line that is read, in bytes.
    static let longestLine = 64 << 20

    /// Creates a reader of `names`, where `-` means standard input; `isLines` splits at newlines.
    public init(_ names: [String], isLines: Bool) {
        self.names = names.reversed()
        self.isLines = isLines
    }

    /// The next source; nil when there are no more.
    public mutating func next() -> ArticleExtractor.Source? {
        while true {
            if let source = lines?.next() { return source }
            lines = nil
            guard let name = names.popLast() else { return nil }
            if !isLines { return Self.whole(name) }
            do throws(SystemError) {
                lines = LineSource(try Self.open(name), name: name)
            } catch {
                return .unreadable(name: name, reason: "\(error)")
            }
        }
    }

    private static func open(_ name: String) throws(SystemError) -> OpenFile {
        name == "-" ? try .standardInput() : try .open(BytePath(name), [.read])
    }

    private static func whole(_ name: String) -> ArticleExtractor.Source {
        guard name == "-" else { return .file(name) }
        do throws(SystemError) {
            let input = try OpenFile.standardInput()
            let bytes = try input.readAll(limit: ArticleExtractor.largestFile)
            guard !bytes.isEmpty else {
                return .unreadable(
                    name: "standard input",
                    reason: "nothing came; name files, or pipe an article in")
            }
            return .bytes(bytes, name: name)
        } catch {
            return .unreadable(name: name, reason: "\(error)")
        }
    }
}

/// The lines of an open file or pipe, blank ones left out.
private final class LineSource: Sendable {
    private let file: OpenFile
    private let name: String
    private let state = Gate(State())

    private struct State {
        var buffer: [UInt8] = []
        var start = 0
        /// Bytes up to here hold no newline behind `start`.
        var scanned = 0
        var number = 0
        var isEnded = false
    }

    init(_ file: consuming OpenFile, name: String) {
        self.file = file
        self.name = name
    }

    func next() -> ArticleExtractor.Source? {
        state.withLock { state in
            while true {
                if let line = takeLine(&state) {
                    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                    return .line(line, number: state.number, name: name)
                }
                if state.isEnded { return nil }
                do throws(SystemError) { try fill(&state) } catch {
                    state.isEnded = true
                    return .unreadable(name: name, reason: "\(error)")
                }
            }
        }
    }

    private func takeLine(_ state: inout State) -> [UInt8]? {
        let rest = state.buffer[state.start...]
        if let newline = state.buffer[state.scanned...].firstIndex(of: 0x0A) {
            state.start = newline + 1
            state.scanned = newline + 1
            state.number += 1
            return Array(rest[..<newline])
        }
        state.scanned = state.buffer.count
        guard state.isEnded || rest.count > SourceReader.longestLine, !rest.isEmpty else {
            return nil
        }
        state.buffer = []
        state.start = 0
        state.scanned = 0
        state.number += 1
        return Array(rest)
    }

    private func fill(_ state: inout State) throws(SystemError) {
        state.buffer.removeFirst(state.start)
        state.scanned -= state.start
        state.start = 0
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { room.deallocate() }
        let count = try file.read(into: room)
        if count == 0 { state.isEnded = true }
        state.buffer.append(contentsOf: room[..<count])
    }
}
