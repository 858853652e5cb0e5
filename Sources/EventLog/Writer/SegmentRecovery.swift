internal import Glibc
internal import SystemCalls

/// What recovery found in the current segment, and what it did.
public struct RecoveryReport: Hashable, Sendable {
    /// Complete articles that stay.
    public var articles = 0
    /// Bytes that stay.
    public var size = 0
    /// Bytes that were taken out, because they belong to no complete article.
    public var removed = 0
    /// Name of the file beside the log that keeps what was taken out.
    public var savedAs: String?
    /// Whether good articles stood behind damage, so that the segment was written anew.
    var isRewritten = false
    /// When the last article was logged, as its line says.
    var lastLogged = ""
}

/// Makes a segment after a crash consist of complete articles only.
///
/// What is taken out (torn lines, zeros, halves of articles, repeated blocks) is first kept in a
/// file of its own, then cut; where good articles stand behind it, the segment is written anew
/// beside the old one and takes its name.
enum SegmentRecovery {
    /// Mends `segment` of `folder`, creating it where it is missing; O(its bytes).
    static func mend(
        _ segment: Segment, in folder: borrowing OpenFile
    ) throws(SystemError) -> RecoveryReport {
        let name = Array(segment.name.utf8)
        let file = try folder.open(name, [.readWrite, .create, .noFollow])
        let scanner = try scan(file)
        var report = RecoveryReport()
        report.articles = scanner.articles
        report.lastLogged = scanner.lastLogged
        report.size = scanner.goodEnd
        guard let first = scanner.damage.first else { return report }
        report.removed = scanner.damage.reduce(0) { $0 + $1.count }
        report.savedAs = try save(scanner.damage, of: file, in: folder)
        if first.lowerBound == scanner.goodEnd {
            try file.truncate(to: scanner.goodEnd)
            try file.sync()
        } else {
            try rewrite(name, of: file, without: scanner.damage, in: folder)
            report.isRewritten = true
            report.size = scanner.goodEnd - removed(scanner.damage, before: scanner.goodEnd)
        }
        return report
    }

    /// Follows all lines of `file`.
    private static func scan(_ file: borrowing OpenFile) throws(SystemError) -> ArticleScanner {
        var scanner = ArticleScanner()
        var feed = LineFeed(from: 0)
        while true {
            switch try feed.next(of: file) {
            case .line(let line): scanner.take(line)
            case .fragment(let bytes): scanner.takeTail(count: bytes.count)
            case .end:
                scanner.finish()
                return scanner
            }
        }
    }

    private static func removed(_ damage: [Range<Int>], before end: Int) -> Int {
        damage.filter { $0.upperBound <= end }.reduce(0) { $0 + $1.count }
    }

    /// Copies the damaged bytes to a new file `events.damaged-TIME[-N]`; its name.
    private static func save(
        _ damage: [Range<Int>], of file: borrowing OpenFile, in folder: borrowing OpenFile
    ) throws(SystemError) -> String {
        let stamp = Timestamp.now().description.filter { $0 != ":" && $0 != "-" }
        var name = "events.damaged-\(stamp)"
        var number = 1
        while true {
            do throws(SystemError) {
                let copy = try folder.open(Array(name.utf8), [.write, .exclusive])
                for range in damage { try copyBytes(range, of: file, to: copy) }
                try copy.sync()
                try folder.sync()
                return name
            } catch  where error.code == EEXIST {
                number += 1
                name = "events.damaged-\(stamp)-\(number)"
            }
        }
    }

    private static func rewrite(
        _ name: [UInt8], of file: borrowing OpenFile, without damage: [Range<Int>],
        in folder: borrowing OpenFile
    ) throws(SystemError) {
        let temporary = name + Array(".mending".utf8)
        let copy = try folder.open(temporary, [.write, .create, .truncate])
        var start = 0
        for range in damage {
            try copyBytes(start..<range.lowerBound, of: file, to: copy)
            start = range.upperBound
        }
        try copyBytes(start..<max(start, try file.status().size), of: file, to: copy)
        try copy.sync()
        try folder.replace(name, in: folder, by: temporary)
        try folder.sync()
    }

    static func copyBytes(
        _ range: Range<Int>, of file: borrowing OpenFile, to copy: borrowing OpenFile
    ) throws(SystemError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        var offset = range.lowerBound
        while offset < range.upperBound {
            let room = UnsafeMutableRawBufferPointer(
                rebasing: buffer[..<min(buffer.count, range.upperBound - offset)])
            let count = try file.read(into: room, at: offset)
            if count == 0 { return }
            try copy.write(UnsafeRawBufferPointer(rebasing: room[..<count]))
            offset += count
        }
    }
}
