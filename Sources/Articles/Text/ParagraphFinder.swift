internal import Annotation

/// Finds the paragraphs of plain text: lines, or groups of lines where the text was wrapped.
struct ParagraphFinder {
    private let text: TextBytes
    private var lines: [TextLine] = []
    /// Width in characters at which the text was wrapped.
    private var width = 0

    /// The paragraphs of `text` from byte `start` on, white space at their ends left out; O(bytes).
    static func paragraphs(of text: TextBytes, from start: Int = 0) -> [TextRange] {
        var finder = ParagraphFinder(text: text)
        finder.findLines(from: start)
        return finder.paragraphs()
    }

    private init(text: TextBytes) { self.text = text }

    private mutating func findLines(from start: Int) {
        let bytes = text.bytes
        var lineStart = start
        while lineStart < bytes.count {
            var end = lineStart
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            if let range = text.trimmed(lineStart, end) {
                lines.append(TextLine(range: range, width: text.scalarCount(range)))
            } else if let last = lines.indices.last, end > lineStart || bytes[lineStart] == 0x0A {
                lines[last].isLast = true
            }
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
            lineStart = end + 1
        }
    }

    private mutating func paragraphs() -> [TextRange] {
        let isWrapped = findsWrapping()
        if !isWrapped { findWrappedGroups() }
        var paragraphs: [TextRange] = []
        var start: Int?
        for (index, line) in lines.enumerated() {
            let first = start ?? line.range.start
            if isWrapped ? continues(index) : line.isContinued {
                start = first
            } else {
                paragraphs.append(TextRange(first, line.range.end))
                start = nil
            }
        }
        return paragraphs
    }

    /// Marks the lines of wrapped paragraphs in a text that has other lines, too: menus, labels, tables.
    ///
    /// A group of lines between blank ones is a wrapped paragraph where no line but its last had room for
    /// the first word of the next and one of them breaks off inside a sentence. Groups of three lines or
    /// more, one of which goes on with a small letter, tell the width for all.
    private mutating func findWrappedGroups() {
        let groups = groups()
        width =
            groups.filter { $0.count >= 3 }.compactMap { group in
                let own = lines[group].map(\.width).max() ?? 0
                let goesOn = group.dropFirst().contains { text.startsLowercase(lines[$0].range) }
                return (40...100).contains(own) && goesOn && isWrapped(group, at: own) ? own : nil
            }.max() ?? 0
        guard width > 0 else { return }
        for group in groups where group.count >= 2 && isWrapped(group, at: width) {
            for index in group.dropLast() { lines[index].isContinued = true }
        }
    }

    /// The lines between blank ones.
    private func groups() -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        for (index, line) in lines.enumerated() where line.isLast || index == lines.count - 1 {
            groups.append(start..<(index + 1))
            start = index + 1
        }
        return groups
    }

    /// Whether a group of lines is one paragraph that was wrapped at `width`, give or take a few letters.
    private func isWrapped(_ group: Range<Int>, at width: Int) -> Bool {
        group.allSatisfy { lines[$0].width <= width }
            && group.dropLast().allSatisfy {
                lines[$0].width + 4 + firstWordWidth(of: lines[$0 + 1]) > width
            }
            && group.dropLast().contains { !text.endsSentence(lines[$0].range) }
    }

    /// Whether line ends were put in to keep lines short, not to end paragraphs.
    ///
    /// In wrapped text the first word of a line would not have fitted into the line before.
    private mutating func findsWrapping() -> Bool {
        width = lines.map(\.width).max() ?? 0
        guard lines.count > 1, (40...100).contains(width) else { return false }
        var (pairs, full, small, open) = (0, 0, 0, 0)
        for index in 0..<(lines.count - 1) where !lines[index].isLast {
            pairs += 1
            guard isFull(index) else { continue }
            full += 1
            if text.startsLowercase(lines[index + 1].range) { small += 1 }
            if !text.endsSentence(lines[index].range) { open += 1 }
        }
        guard pairs > 0, open * 10 >= full * 6 else { return false }
        if full < 3 { return full > 0 && small == full && full == pairs }
        return full * 10 >= pairs * 7 && small > 0
    }

    private func isFull(_ index: Int) -> Bool {
        let word = firstWordWidth(of: lines[index + 1])
        return lines[index].width + 1 + word > width
    }

    private func continues(_ index: Int) -> Bool {
        guard index + 1 < lines.count, !lines[index].isLast else { return false }
        return isFull(index)
            || (!text.endsSentence(lines[index].range) && lines[index].width * 4 >= width * 3)
    }

    private func firstWordWidth(of line: TextLine) -> Int {
        var count = 0
        for index in line.range.start..<line.range.end {
            if text.spaceLength(at: index) > 0 { break }
            if text.bytes[index] & 0xC0 != 0x80 { count += 1 }
        }
        return count
    }
}

/// A line that is not blank.
private struct TextLine {
    /// Its bytes without white space at both ends.
    var range: TextRange
    /// Characters in it.
    var width: Int
    /// Whether a blank line follows.
    var isLast = false
    /// Whether the paragraph goes on in the next line.
    var isContinued = false
}
