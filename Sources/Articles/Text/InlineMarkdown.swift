/// Takes the marks inside Markdown's lines away: emphasis, links, pictures, code and escapes.
///
/// Headings, lists and quotations keep theirs; `Markdown` sees through those.
struct InlineMarkdown {
    private let bytes: [UInt8]
    private var result: [UInt8] = []

    /// `text` as it reads without its marks; nil where nothing shows that it is Markdown.
    ///
    /// O(bytes): what belongs to a mark is looked for in the same paragraph, within bounds.
    static func plain(_ text: String) -> String? {
        var reader = InlineMarkdown(bytes: Array(text.utf8))
        guard reader.isMarkdown else { return nil }
        let start = reader.endOfFrontMatter
        reader.result = Array(reader.bytes[..<start])
        reader.read(start..<reader.bytes.count, depth: 0)
        return String(decoding: reader.result, as: UTF8.self)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    // MARK: Recognition

    /// Whether a heading, a front matter or a link with an address shows that this is Markdown.
    private var isMarkdown: Bool {
        if endOfFrontMatter > 0 { return true }
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "#") where index == 0 || bytes[index - 1] == 0x0A:
                let marks = bytes[index...].prefix(7).prefix { $0 == UInt8(ascii: "#") }.count
                if marks < 7, byte(at: index + marks) == 0x20 { return true }
            case UInt8(ascii: "]") where byte(at: index + 1) == UInt8(ascii: "("):
                if startsAddress(index + 2) { return true }
            default: continue
            }
        }
        return false
    }

    /// Whether `http`, a path, a place in the page or a picture's name stands at `index`.
    private func startsAddress(_ index: Int) -> Bool {
        let head = bytes[min(index, bytes.count)...].prefix(7)
        return head.first == UInt8(ascii: "/") || head.first == UInt8(ascii: "#")
            || head.starts(with: Array("http".utf8)) || head.starts(with: Array("mailto:".utf8))
    }

    private var endOfFrontMatter: Int {
        let line = Array("---\n".utf8)
        guard bytes.starts(with: line) else { return 0 }
        var index = line.count
        while index < bytes.count, index < 5000 {
            if bytes[index - 1] == 0x0A, bytes[index...].starts(with: line) {
                return index + line.count
            }
            index += 1
        }
        return 0
    }

    // MARK: Reading

    private func byte(at index: Int) -> UInt8? {
        bytes.indices.contains(index) ? bytes[index] : nil
    }

    private mutating func read(_ range: Range<Int>, depth: Int) {
        var index = range.lowerBound
        while index < range.upperBound {
            let next = depth < 4 ? end(ofMarkAt: index, in: range, depth: depth) : nil
            if let next {
                index = next
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
    }

    /// Reads the mark at `index` and all that belongs to it; nil where none stands there.
    private mutating func end(ofMarkAt index: Int, in range: Range<Int>, depth: Int) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "\\"): return escaped(index, range)
        case UInt8(ascii: "!"):
            guard byte(at: index + 1) == UInt8(ascii: "[") else { return nil }
            return link(at: index + 1, in: range)?.end
        case UInt8(ascii: "["):
            guard let link = link(at: index, in: range) else { return nil }
            read(link.label, depth: depth + 1)
            return link.end
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"):
            return emphasis(at: index, in: range, depth: depth)
        default: return nil
        }
    }

    private mutating func escaped(_ index: Int, _ range: Range<Int>) -> Int? {
        let marks = Array("\\`*_{}[]()#+-.!|>~".utf8)
        guard index + 1 < range.upperBound, marks.contains(bytes[index + 1]) else { return nil }
        result.append(bytes[index + 1])
        return index + 2
    }

    /// The label of `[label](address)` and the index behind it.
    private func link(at index: Int, in range: Range<Int>) -> (label: Range<Int>, end: Int)? {
        guard let close = closing(index, UInt8(ascii: "["), UInt8(ascii: "]"), range, 600),
            close + 1 < range.upperBound, bytes[close + 1] == UInt8(ascii: "("),
            let end = closing(close + 1, UInt8(ascii: "("), UInt8(ascii: ")"), range, 2000)
        else { return nil }
        return (index + 1..<close, end + 1)
    }

    /// The bracket that closes the one at `index`, at most `reach` bytes and no paragraph away.
    private func closing(
        _ index: Int, _ open: UInt8, _ close: UInt8, _ range: Range<Int>, _ reach: Int
    ) -> Int? {
        var depth = 0
        for place in index..<min(range.upperBound, index + reach) {
            if bytes[place] == 0x0A, byte(at: place + 1) == 0x0A { return nil }
            if bytes[place] == open { depth += 1 }
            if bytes[place] == close {
                depth -= 1
                if depth == 0 { return place }
            }
        }
        return nil
    }

    /// Reads `*words*`, `__words__` or `` `words` `` and returns the index behind it.
    private mutating func emphasis(at index: Int, in range: Range<Int>, depth: Int) -> Int? {
        let mark = bytes[index]
        var start = index
        while start < range.upperBound, bytes[start] == mark { start += 1 }
        let length = start - index
        guard length <= 3, start < range.upperBound, bytes[start] > 0x20,
            index == range.lowerBound || !isWordByte(bytes[index - 1])
        else { return nil }
        var place = start + 1
        let limit = min(range.upperBound, start + 600)
        while place + length <= limit {
            if bytes[place] == 0x0A, byte(at: place + 1) == 0x0A { return nil }
            let end = place + length
            if bytes[place..<end].allSatisfy({ $0 == mark }), bytes[place - 1] > 0x20,
                end == range.upperBound || bytes[end] != mark && !isWordByte(bytes[end])
            {
                read(start..<place, depth: mark == UInt8(ascii: "`") ? 4 : depth + 1)
                return end
            }
            place += 1
        }
        return nil
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF, 0xE1, 0xE3...0xF4: true
        default: false
        }
    }
}
