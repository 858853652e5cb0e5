/// A stretch of text of a page without a block boundary inside.
struct PageRun {
    /// Its text in the runs' buffer: white space folded, soft hyphens left out.
    var range: Range<Int>
    /// The kind of the block that it stands in.
    var tag: PageTag
    /// Index of its first text node.
    var node: Int
    /// Number of words.
    var words = 0
    /// Bytes that stand inside links.
    var linkBytes = 0
    /// Whether it ends like a sentence.
    var endsSentence = false
    /// Number of sentence ends and commas inside.
    var marks = 0
    /// Whether it was left out, and which rule did that.
    var rule: String?

    /// Share of its bytes that stands inside links.
    var linkDensity: Double { range.isEmpty ? 0 : Double(linkBytes) / Double(range.count) }

    /// Bytes of running prose; 0 for labels, lists of links and other furniture.
    var prose: Int {
        guard linkBytes * 2 <= range.count else { return 0 }
        if words >= 10, endsSentence || marks > 0 { return range.count }
        return words >= 25 ? range.count : 0
    }
}

/// All runs of a page, in order, with their texts in one buffer.
struct PageRuns {
    private(set) var runs: [PageRun] = []
    private(set) var buffer: [UInt8] = []
    private let tree: PageTree
    private var current: PageRun?
    private var isSpaceDue = false

    /// Gathers the runs of a page; O(bytes).
    init(of tree: PageTree) {
        self.tree = tree
        buffer.reserveCapacity(tree.text.count)
        runs.reserveCapacity(tree.nodes.count / 4)
        gather()
    }

    /// The text of a run.
    func text(_ run: PageRun) -> String { String(decoding: buffer[run.range], as: UTF8.self) }

    private mutating func gather() {
        var blocks: [(end: Int, tag: PageTag)] = [(tree.nodes.count, .division)]
        var linkEnd = 0
        var breaks = 0
        for (index, node) in tree.nodes.enumerated() {
            while blocks.count > 1, let last = blocks.last, last.end <= index {
                flush()
                blocks.removeLast()
            }
            switch node.tag {
            case .text:
                let isBlank = tree.text[Int(node.start)] <= 0x20 && node.stop - node.start == 1
                if !isBlank { breaks = 0 }
                append(node, at: index, isLink: index < linkEnd, tag: blocks[blocks.count - 1].tag)
            case .lineBreak:
                breaks += 1
                isSpaceDue = true
                if breaks >= 2 { flush() }
            case .link: linkEnd = max(linkEnd, Int(node.end))
            case .control, .skipped, .script: isSpaceDue = true
            case _ where node.tag.isBlock:
                flush()
                breaks = 0
                blocks.append(
                    (Int(node.end), Self.kind(node.tag, inside: blocks[blocks.count - 1].tag)))
            default: break
            }
        }
        flush()
    }

    /// A division inside a list item or a quotation is still a part of it.
    private static func kind(_ tag: PageTag, inside outer: PageTag) -> PageTag {
        switch (tag, outer) {
        case (.division, .item), (.paragraph, .item), (.division, .heading), (.division, .cell),
            (.division, .caption), (.paragraph, .caption), (.division, .paragraph):
            outer
        default: tag
        }
    }

    private mutating func flush() {
        isSpaceDue = false
        guard var run = current else { return }
        current = nil
        run.range = run.range.lowerBound..<buffer.count
        guard run.words > 0 else {
            buffer.removeLast(run.range.count)
            return
        }
        runs.append(run)
    }

    private mutating func append(_ node: PageNode, at index: Int, isLink: Bool, tag: PageTag) {
        var position = Int(node.start)
        let end = Int(node.stop)
        var run = current ?? PageRun(range: buffer.count..<buffer.count, tag: tag, node: index)
        let start = buffer.count
        var isInWord = buffer.count > run.range.lowerBound && !isSpaceDue
        while position < end {
            let byte = tree.text[position]
            let length =
                byte <= 0x20 ? 1 : byte >= 0xC2 ? Self.spaceLength(tree.text, position, end) : 0
            if length > 0 {
                // A length of -1 stands for marks that are no character: soft hyphens and their like.
                position += length
                isSpaceDue = true
                isInWord = false
                continue
            }
            if byte == 0xC2, position + 1 < end, tree.text[position + 1] == 0xAD {
                position += 2
                continue
            }
            if isSpaceDue {
                if buffer.count > run.range.lowerBound { buffer.append(0x20) }
                isSpaceDue = false
                isInWord = false
            }
            if !isInWord {
                isInWord = true
                run.words += 1
            }
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                run.endsSentence = true
                run.marks += 1
            case UInt8(ascii: ","):
                run.marks += 1
                run.endsSentence = false
            case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "'"),
                0x80..., 0xBB:
                if byte < 0xC3 || byte == 0xE2 { break }
                run.endsSentence = false
            default: run.endsSentence = false
            }
            buffer.append(byte)
            position += 1
        }
        if isLink { run.linkBytes += buffer.count - start }
        current = run.words > 0 ? run : nil
        if current == nil { buffer.removeLast(buffer.count - start) }
    }

    /// Length of the white space at `index` among characters beyond ASCII; zero-width ones count.
    private static func spaceLength(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
        switch text[index] {
        case 0xC2: return index + 1 < end && text[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index + 2 < end, text[index + 1] == 0x80 else { return 0 }
            return text[index + 2] <= 0x8A || text[index + 2] == 0xAF ? 3 : 0
        case 0xE3:
            return index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }
}
