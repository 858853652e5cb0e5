/// A pasted text whose lines were marked by hand.
public struct MarkedPaste: Sendable {
    /// Its name.
    public var name: String
    /// Its lines in order, blank ones too.
    public var lines: [Line] = []

    /// A line with its mark.
    public struct Line: Sendable {
        /// The line; empty where it is blank.
        public var text: String
        /// Whether it is prose; nil where it may stay or go.
        public var isProse: Bool?
    }

    /// Creates a paste of some lines.
    public init(name: String, lines: [Line]) {
        self.name = name
        self.lines = lines
    }

    /// Reads pastes: `=== NAME` begins one; a line begins with its mark and a space.
    ///
    /// The marks: T title, H heading, P prose (all three stay), C clutter, L and E either, B blank. What begins
    /// with `#` is a comment.
    public static func pastes(_ text: String) -> [MarkedPaste] {
        var pastes: [MarkedPaste] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("=== ") {
                pastes.append(MarkedPaste(name: String(line.dropFirst(4)), lines: []))
            } else if !pastes.isEmpty, let mark = line.first {
                let isProse: Bool? = "THP".contains(mark) ? true : mark == "C" ? false : nil
                pastes[pastes.count - 1].lines.append(
                    Line(text: String(line.dropFirst(2)), isProse: isProse))
            }
        }
        return pastes
    }

    /// The text as it was pasted.
    public var text: String { lines.map(\.text).joined(separator: "\n") + "\n" }

    /// The marks of the paragraphs that its text was read as, in order; each is one line or several.
    public func marks(of paragraphs: [String]) -> [Bool?] {
        let filled = lines.filter { $0.text.contains { !$0.isWhitespace } }
        var next = 0
        return paragraphs.map { paragraph in
            var rest = paragraph.count { !$0.isWhitespace }
            var marks: [Bool?] = []
            while rest > 0, next < filled.count {
                rest -= filled[next].text.count { !$0.isWhitespace }
                marks.append(filled[next].isProse)
                next += 1
            }
            return marks.contains(true) ? true : marks.contains(false) ? false : nil
        }
    }

    /// What stands above the article, the article, and what stands below, by the marks.
    private var parts: (head: ArraySlice<Line>, middle: ArraySlice<Line>, tail: ArraySlice<Line>) {
        guard var first = lines.firstIndex(where: { $0.isProse == true }),
            var last = lines.lastIndex(where: { $0.isProse == true })
        else { return (lines[...], [], []) }
        while first > 0, lines[first - 1].isProse == nil { first -= 1 }
        while last + 1 < lines.count, lines[last + 1].isProse == nil { last += 1 }
        return (lines[..<first], lines[first...last], lines[(last + 1)...])
    }

    /// Further pastes made of these: articles with heads and tails of others, and some clutter left out.
    ///
    /// They teach what is clutter wherever it stands; the same seed gives the same pastes.
    public static func mixed(_ pastes: [MarkedPaste], copies: Int, seed: UInt64) -> [MarkedPaste] {
        var random = RandomSource(seed: seed)
        func pick() -> MarkedPaste { pastes[Int(random.next() % UInt64(pastes.count))] }
        func happens(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
        var mixed: [MarkedPaste] = []
        for paste in pastes {
            for _ in 0..<copies {
                let (head, tail) = (pick().parts.head, pick().parts.tail)
                var lines = happens(30) ? [] : Array(head)
                lines += paste.parts.middle.filter { $0.isProse != false || happens(70) }
                lines += happens(30) ? [] : Array(tail)
                if happens(30) { lines.removeAll { $0.text.isEmpty } }
                mixed.append(MarkedPaste(name: paste.name + "+", lines: lines))
            }
        }
        return mixed
    }
}
