/// Follows the lines of a segment and tells complete articles from remains of incomplete ones.
///
/// An article is complete when its article line follows as many event lines of its digest as it
/// names. Everything else is damage: half articles, torn lines, zeros, and articles that a repeated
/// block of the disk shows a second time.
struct ArticleScanner {
    /// The bytes that are not part of a complete article, in order, joined where they touch.
    private(set) var damage: [Range<Int>] = []
    /// One past the last byte of the last complete article.
    private(set) var goodEnd = 0
    /// Number of complete articles.
    private(set) var articles = 0

    /// One past the last byte taken.
    private(set) var offset = 0
    /// When the last article line was written, as it says.
    private(set) var lastLogged = ""
    private var groupDigest: [UInt8] = []
    private var groupStarts: [Int] = []
    private var analysed: Set<[UInt8]> = []

    /// What a line turned out to be.
    enum Verdict: Equatable {
        /// Part of an article that may still be completed.
        case open
        /// The end of a complete article, whose lines start at `start`.
        case complete(start: Int)
        /// Not part of a complete article.
        case damaged
    }

    /// Takes the next line, without its newline, which must have been there.
    @discardableResult
    mutating func take(_ line: UnsafeRawBufferPointer) -> Verdict {
        let scan = LineScan(bytes: line)
        let start = offset
        offset += line.count + 1
        guard !scan.hasControl, let digest = scan.value(after: "\"digest\":\"") else {
            return abandon(through: offset)
        }
        if scan.isEvent { return takeEvent(digest: Array(digest), start: start) }
        guard scan.isArticle, let count = scan.number(after: "\"events\":") else {
            return abandon(through: offset)
        }
        return takeArticle(scan, digest: Array(digest), count: count, start: start)
    }

    /// Takes what stands behind the last newline: never complete.
    mutating func takeTail(count: Int) {
        offset += count
        _ = abandon(through: offset)
    }

    /// Tells that nothing follows: an article that is still open stays incomplete.
    mutating func finish() { _ = abandon(through: offset) }

    private mutating func takeEvent(digest: [UInt8], start: Int) -> Verdict {
        if digest != groupDigest { _ = abandon(through: start) }
        groupDigest = digest
        groupStarts.append(start)
        return .open
    }

    private mutating func takeArticle(
        _ scan: LineScan, digest: [UInt8], count: Int, start: Int
    ) -> Verdict {
        if digest != groupDigest { _ = abandon(through: start) }
        guard groupStarts.count >= count else { return abandon(through: offset) }
        let first = count == 0 ? start : groupStarts[groupStarts.count - count]
        let isFinal =
            scan.contains("\"outcome\":\"events\"") || scan.contains("\"outcome\":\"empty\"")
        if isFinal, !analysed.insert(identity(scan, digest)).inserted {
            return abandon(through: offset)
        }
        _ = abandon(through: first)
        goodEnd = offset
        articles += 1
        if let logged = scan.value(after: "\"logged\":\"") {
            lastLogged = String(decoding: logged, as: UTF8.self)
        }
        groupStarts.removeAll(keepingCapacity: true)
        groupDigest.removeAll(keepingCapacity: true)
        return .complete(start: first)
    }

    /// Digest, member and what it supersedes: what a repeated article shares with its first
    /// appearance, and one that was redone does not.
    private func identity(_ scan: LineScan, _ digest: [UInt8]) -> [UInt8] {
        digest + (scan.value(after: "\"member\":\"").map(Array.init) ?? [])
            + (scan.value(after: "\"supersedes\":\"").map(Array.init) ?? [])
    }

    /// Marks all since the last complete article, up to `end`, as damage.
    private mutating func abandon(through end: Int) -> Verdict {
        groupStarts.removeAll(keepingCapacity: true)
        groupDigest.removeAll(keepingCapacity: true)
        let start = max(goodEnd, damage.last?.upperBound ?? 0)
        guard end > start else { return .damaged }
        if let last = damage.last, last.upperBound == start {
            damage[damage.count - 1] = last.lowerBound..<end
        } else {
            damage.append(start..<end)
        }
        return .damaged
    }
}
