internal import Annotation

/// Sees through the marks of Markdown: headings, list items, quotations and the front matter.
struct Markdown {
    private let text: TextBytes

    /// What the front matter says, as a JSON article would.
    private(set) var metadata: [(key: String, value: String)] = []
    /// The paragraphs without their marks.
    private(set) var paragraphs: [TextRange] = []
    /// The starts of those that are headings, with their levels.
    private(set) var headings: [Int: Int] = [:]
    /// The front matter, where there is one.
    private(set) var frontMatter: TextRange?

    /// Reads `paragraphs` as Markdown; nil where nothing shows that they are.
    init?(_ text: TextBytes, paragraphs: [TextRange]) {
        self.text = text
        let body = paragraphs.drop { readFrontMatter($0) }
        let isMarked = body.contains { headingLevel($0) != nil }
        guard isMarked || frontMatter != nil else { return nil }
        for paragraph in body { add(paragraph) }
    }

    /// Takes a line between the two lines `---` at the head of a file; false behind them.
    private mutating func readFrontMatter(_ line: TextRange) -> Bool {
        let content = text.string(line)
        if let front = frontMatter {
            if isClosed { return false }
            frontMatter = TextRange(front.start, line.end)
            if content == "---" {
                isClosed = true
            } else if let colon = content.firstIndex(of: ":") {
                let value = content[content.index(after: colon)...]
                    .trimming { $0.isWhitespace || $0 == "\"" || $0 == "'" }
                metadata.append((content[..<colon].lowercased(), String(value)))
            }
            return true
        }
        guard content == "---", paragraphs.isEmpty, line.start <= 3 else { return false }
        frontMatter = line
        return true
    }

    private var isClosed = false

    private mutating func add(_ paragraph: TextRange) {
        if let level = headingLevel(paragraph) {
            let marks = UInt8(ascii: "#")
            var end = paragraph.end
            while end > paragraph.start, text.bytes[end - 1] == marks { end -= 1 }
            guard let range = text.trimmed(paragraph.start + level, end) else { return }
            headings[range.start] = level
            paragraphs.append(range)
            return
        }
        let mark = text.bytes[paragraph.start]
        let isListOrQuote =
            paragraph.count > 2 && text.bytes[paragraph.start + 1] == 0x20
            && (mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: ">"))
        guard isListOrQuote, let range = text.trimmed(paragraph.start + 2, paragraph.end) else {
            paragraphs.append(paragraph)
            return
        }
        paragraphs.append(range)
    }

    /// Number of `#` in front of a line, 1 to 6, with a space behind them.
    private func headingLevel(_ paragraph: TextRange) -> Int? {
        var index = paragraph.start
        while index < paragraph.end, text.bytes[index] == UInt8(ascii: "#") { index += 1 }
        let level = index - paragraph.start
        guard (1...6).contains(level), index < paragraph.end, text.bytes[index] == 0x20 else {
            return nil
        }
        return level
    }
}
