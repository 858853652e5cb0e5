internal import Annotation

/// The lines of a pasted text, each seen among the others.
///
/// The surest prose is the stretch of lines whose sentences, counted by their words, outweigh the labels
/// between them most (maximum subsequence segmentation: Pasternack and Roth, WWW 2009).
struct LineContext {
    private let text: TextBytes
    /// The lines.
    let lines: [LineShape]
    /// Whether a blank line stands before each.
    private let gaps: [Bool]
    /// Whether blank lines stand between some lines and not between others.
    private let isMixed: Bool
    /// The surest prose.
    let core: Range<Int>
    /// For each line the number of labels beside one another that it is one of.
    let runs: [Int]
    /// For each line the number of lines without a blank one between them.
    private let groups: [Int]
    /// How many lines of the surest prose hold each stem.
    private var stems: [UInt64: Int] = [:]
    /// How often each line stands.
    private var counts: [UInt64: Int] = [:]

    /// Looks at the lines of a text; O(bytes).
    init(_ text: TextBytes, _ ranges: [TextRange]) {
        self.text = text
        lines = ranges.map { LineShape(text, $0) }
        gaps = Self.gaps(text, ranges)
        let blank = gaps.dropFirst().count { $0 }
        let share = ranges.count > 1 ? blank * 100 / (ranges.count - 1) : 0
        isMixed = (10...90).contains(share)
        core = Self.core(lines)
        let isLabel = lines.map { !$0.isProse }
        runs = Self.stretches(lines.count) { isLabel[$0] && isLabel[$0 - 1] }
        groups = Self.stretches(lines.count) { [gaps] in !gaps[$0] }
        for line in lines[core] where line.kind == .prose {
            for stem in line.stems { stems[stem, default: 0] += 1 }
        }
        for line in lines where line.words >= 2 { counts[line.hash, default: 0] += 1 }
    }

    private static func gaps(_ text: TextBytes, _ ranges: [TextRange]) -> [Bool] {
        ranges.indices.map { index in
            guard index > 0 else { return true }
            let between = text.bytes[ranges[index - 1].end..<ranges[index].start]
            let feeds = between.count { $0 == 0x0A }
            return feeds >= 2 || feeds == 0 && between.count { $0 == 0x0D } >= 2
        }
    }

    private static func core(_ lines: [LineShape]) -> Range<Int> {
        var best = (sum: 0, range: 0..<0)
        var (sum, start) = (0, 0)
        for (index, line) in lines.enumerated() {
            if sum <= 0 { (sum, start) = (0, index) }
            sum += weight(line)
            if sum > best.sum { best = (sum, start..<(index + 1)) }
        }
        return best.range
    }

    private static func weight(_ line: LineShape) -> Int {
        switch line.kind {
        case .prose: min(line.words, 60) * (line.addressesReader ? 3 : 10)
        case .sentence: 10
        default: -60
        }
    }

    /// For each of `count` places the length of the stretch of places that continue the one before.
    private static func stretches(_ count: Int, continues: (Int) -> Bool) -> [Int] {
        var lengths = [Int](repeating: 1, count: count)
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, continues(end) { end += 1 }
            for index in start..<end { lengths[index] = end - start }
            start = end
        }
        return lengths
    }

    /// Share in percent of the longer words of a line that other lines of the surest prose have too; nil
    /// where it has no longer word.
    func shared(_ index: Int) -> Int? {
        let line = lines[index]
        guard !line.stems.isEmpty else { return nil }
        let own = core.contains(index) && line.kind == .prose ? 1 : 0
        return line.stems.count { (stems[$0] ?? 0) > own } * 100 / line.stems.count
    }

    /// Whether a line stands above (0), in (1) or below (2) the surest prose.
    func part(_ index: Int) -> Int {
        index < core.lowerBound ? 0 : index < core.upperBound ? 1 : 2
    }

    // MARK: Facts

    /// Calls `body` with every fact of a line and its answer, in the order of the facts.
    func forEachFact(of index: Int, _ body: (LineFact, Int) -> Void) {
        body(.bias, 0)
        factsOfItself(lines[index], body)
        factsOfNeighbours(index, body)
        factsOfPlace(index, body)
    }

    private func factsOfItself(_ line: LineShape, _ body: (LineFact, Int) -> Void) {
        let prose = line.isProse ? 1 : 0
        let words = LineFact.step(line.words, [1, 2, 3, 4, 6, 9, 14, 21, 36])
        body(.length, words * 2 + (line.endsSentence ? 1 : 0))
        body(.last, lastCharacter(line) * 2 + prose)
        body(.first, firstCharacter(line))
        if line.isProse { body(.inner, min(line.innerEnds, 3)) }
        let connecting = LineFact.step(
            line.functionWords, of: line.words, [1, 15, 25, 35, 45])
        body(.connecting, connecting * 2 + prose)
        body(.capitals, LineFact.step(line.capitals, of: line.words, [20, 40, 60, 99]) * 2 + prose)
        if line.isShouted { body(.shouted, 0) }
        body(.numbers, LineFact.step(line.numbers, of: line.words, [1, 15, 40]) * 2 + prose)
        for mark in 0..<LineScanner.markCount where line.marks & 1 << mark != 0 {
            body(.mark, mark)
        }
        if line.holdsAddress { body(.address, 0) }
        if line.isQuoting { body(.quoting, prose) }
        if line.addressesReader { body(.reader, prose) }
        if line.namesHouse { body(.house, prose) }
    }

    private func lastCharacter(_ line: LineShape) -> Int {
        let start = text.startOfCharacter(before: line.range.end)
        switch text.bytes[start] {
        case UInt8(ascii: "."): return 0
        case UInt8(ascii: "!"): return 1
        case UInt8(ascii: "?"): return 2
        case UInt8(ascii: ":"): return 3
        case UInt8(ascii: ")"): return 4
        case UInt8(ascii: ","), UInt8(ascii: ";"): return 5
        case UInt8(ascii: "|"), UInt8(ascii: ">"): return 6
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return 7
        case 0x30...0x39: return 8
        case 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF: return 9
        case 0xE2, 0xC2: return 10
        default: return 11
        }
    }

    /// Whether a line ends with a mark that ends sentences or clauses; three dots and questions do not count.
    func endsLikeText(_ index: Int) -> Bool {
        let range = lines[index].range
        let last = text.bytes[range.end - 1]
        let isCut =
            range.count >= 3 && text.bytes[(range.end - 3)..<range.end].allSatisfy { $0 == 0x2E }
        return !isCut && [0x2E, 0x2C, 0x3A, 0x3B].contains(last)
    }

    private func firstCharacter(_ line: LineShape) -> Int {
        if text.startsQuoted(line.range) { return 0 }
        if text.startsLowercase(line.range) { return 1 }
        if text.startsUppercase(line.range) { return 2 }
        return (0x30...0x39).contains(text.bytes[line.range.start]) ? 3 : 4
    }

    /// Kind of the line at `index`; 5 outside the text.
    private func kind(_ index: Int) -> Int {
        lines.indices.contains(index) ? lines[index].kind.rawValue : 5
    }

    /// Whether a blank line stands before the line at `index`: 1 or 2, and 0 where that tells nothing.
    private func gap(_ index: Int) -> Int {
        guard isMixed else { return 0 }
        return index >= lines.count || gaps[index] ? 2 : 1
    }

    private func factsOfNeighbours(_ index: Int, _ body: (LineFact, Int) -> Void) {
        let own = kind(index)
        let (before, behind) = (kind(index - 1), kind(index + 1))
        body(.around, (before * 6 + own) * 6 + behind)
        body(.before, (kind(index - 2) * 6 + before) * 6 + own)
        body(.after, (own * 6 + behind) * 6 + kind(index + 2))
        let gaps = gap(index) * 3 + gap(index + 1)
        body(.gap, gaps * 5 + own)
        if isMixed { body(.group, LineFact.step(groups[index], [2, 3, 5, 9]) * 5 + own) }
        if !lines[index].isProse { body(.run, LineFact.step(runs[index], [2, 3, 4, 6, 10])) }
        body(.partGap, (part(index) * 9 + gaps) * 2 + (lines[index].isProse ? 1 : 0))
    }

    private func factsOfPlace(_ index: Int, _ body: (LineFact, Int) -> Void) {
        let line = lines[index]
        let part = part(index)
        body(.part, part * 5 + line.kind.rawValue)
        if part != 1 {
            let distance = part == 0 ? core.lowerBound - index : index - core.upperBound + 1
            let step = LineFact.step(distance, [2, 3, 4, 6, 10, 20])
            body(.distance, (part * 7 + step) * 2 + (line.isProse ? 1 : 0))
        }
        if let count = counts[line.hash], count > 1 { body(.repeated, 0) }
        let shared = shared(index).map { LineFact.step($0, [1, 20, 40, 60]) } ?? 5
        body(.shared, (shared * 5 + line.kind.rawValue) * 3 + part)
        body(.sharedCount, shared * 5 + min(line.stems.count, 4))
    }

    /// Whether the words of a line are asked for: not where it is surely prose.
    func asksForWords(_ index: Int) -> Bool {
        !(core.contains(index) && lines[index].kind == .prose && lines[index].words > 25)
    }
}
