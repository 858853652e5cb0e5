/// Finds the article among the runs of a page: prunes furniture, chooses a container, filters its runs.
///
/// The method joins three that are known: names and kinds of elements as hints (as in Readability),
/// density of links and prose (Kohlschütter, Fankhauser, Nejdl 2010), and the container that holds most of
/// the prose. No site is known by name.
struct MainContent {
    private let tree: PageTree
    private var runs: [PageRun]
    private let buffer: [UInt8]
    /// Bytes of prose in the runs that start before each node.
    private var proseBefore: [Int32] = []
    private var wordsBefore: [Int32] = []
    /// Nodes up to the one with this index are inside something that was pruned.
    private var total = 0

    /// The runs of the article in order; those left out inside it carry the rule that did.
    ///
    /// `title` and `description` are what the page's head says, to find headline and lead by.
    static func runs(
        of tree: PageTree, _ all: PageRuns, title: String?, description: String?
    ) -> [PageRun] {
        let description = Array((description ?? "").utf8)
        let headline = title.flatMap { title in
            let bytes = Array(title.utf8)
            return all.runs.lastIndex { all.buffer[$0.range].elementsEqual(bytes) }
        }
        var best: [PageRun] = []
        var bestProse = -1
        for trust in Trust.allCases {
            var content = MainContent(tree: tree, all: all, trust: trust)
            content.sum()
            let whole = content.total
            content.prune()
            content.cutComments()
            content.sum()
            var result = content.selected(content.container())
            content.restoreLead(to: &result, headline: headline, description: description)
            RunFilter.apply(to: &result, all)
            let prose = result.reduce(0) { $0 + ($1.rule == nil ? $1.prose : 0) }
            // A page whose names mislead loses most of its prose: then names are trusted less.
            if prose >= 600 || prose >= 200 && prose * 4 >= whole { return result }
            if prose > bestProse * 2 { (best, bestProse) = (result, prose) }
        }
        return best
    }

    /// How far names and kinds of elements are believed.
    private enum Trust: CaseIterable { case full, kinds, none }

    private let trust: Trust

    private init(tree: PageTree, all: PageRuns, trust: Trust) {
        self.trust = trust
        buffer = all.buffer
        self.tree = tree
        runs = all.runs
    }

    private mutating func sum() {
        proseBefore = [Int32](repeating: 0, count: tree.nodes.count + 1)
        wordsBefore = proseBefore
        for run in runs where run.rule == nil {
            proseBefore[run.node + 1] += Int32(run.prose)
            wordsBefore[run.node + 1] += Int32(run.words)
        }
        for index in 1..<proseBefore.count {
            proseBefore[index] += proseBefore[index - 1]
            wordsBefore[index] += wordsBefore[index - 1]
        }
        total = Int(proseBefore[tree.nodes.count])
    }

    private func prose(_ node: Int) -> Int {
        Int(proseBefore[Int(tree.nodes[node].end)] - proseBefore[node])
    }

    private func words(_ node: Int) -> Int {
        Int(wordsBefore[Int(tree.nodes[node].end)] - wordsBefore[node])
    }

    // MARK: Pruning

    private mutating func prune() {
        var pruned = 0
        var articleEnd = 0
        var ranges: [(Range<Int>, String)] = []
        for (index, node) in tree.nodes.enumerated() where node.tag != .text && index >= pruned {
            if node.tag == .article || node.tag == .main || node.hints.contains(.markedBody) {
                articleEnd = max(articleEnd, Int(node.end))
            }
            guard let rule = reason(to: index, isInArticle: index < articleEnd) else { continue }
            pruned = Int(node.end)
            ranges.append((index..<pruned, rule))
        }
        var next = 0
        for index in runs.indices {
            while next < ranges.count, ranges[next].0.upperBound <= runs[index].node { next += 1 }
            if next < ranges.count, ranges[next].0.contains(runs[index].node) {
                runs[index].rule = ranges[next].1
            }
        }
    }

    /// Leaves out what follows a label like "12 comments" behind the article's prose.
    private mutating func cutComments() {
        var before = 0
        for index in runs.indices where runs[index].rule == nil {
            before += runs[index].prose
            guard runs[index].words <= 4, before > 400, before * 10 > total,
                isLabelOfComments(runs[index])
            else { continue }
            for later in runs.indices.suffix(from: index) where runs[later].rule == nil {
                runs[later].rule = "html comments"
            }
            return
        }
    }

    private func isLabelOfComments(_ run: PageRun) -> Bool {
        guard run.range.count < 60, !run.endsSentence else { return false }
        let words = FoldedWords(String(decoding: buffer[run.range], as: UTF8.self)).words
        let labels: Set<String> = [
            "kommentare", "leserkommentare", "comments", "kommentar", "comment", "leserbriefe",
            "responses", "replies", "diskussion",
        ]
        let counted = words.filter {
            !FoldedWords.isNumeric($0) && $0 != "(" && $0 != ")" && $0 != ":"
        }
        return counted.count <= 2 && counted.contains { labels.contains($0) }
    }

    /// Why the element `index` and all in it is not part of an article; nil where it may be.
    private func reason(to index: Int, isInArticle: Bool) -> String? {
        let node = tree.nodes[index]
        let share = total > 0 ? Double(prose(index)) / Double(total) : 0
        switch node.tag {
        case .skipped, .script, .control, .title, .meta: return "html element"
        case _ where trust == .none: return nil
        case .navigation: return "html nav"
        case .footer: if share < 0.3 { return "html footer" }
        case .aside: if share < 0.4 { return "html aside" }
        case .figure, .caption: if share < 0.3 { return "html figure" }
        case .form: if share < 0.2 { return "html form" }
        case .header:
            // The head of a page stands before its prose; sections have heads, too.
            if !isInArticle, share < 0.15, Int(proseBefore[index]) * 10 < total {
                return "html header"
            }
        case .root, .other, .main, .text: return nil
        default: break
        }
        if node.hints.isEmpty || trust != .full { return nil }
        return hintedReason(node.hints, index, share)
    }

    private func hintedReason(_ hints: PageHints, _ index: Int, _ share: Double) -> String? {
        if hints.contains(.hidden), share < 0.5 { return "html hidden" }
        if hints.contains(.markedBody) || hints.contains(.body) { return nil }
        if hints.contains(.comments), share < 0.9 || total - prose(index) > 250 {
            return "html comments"
        }
        if hints.contains(.clutter), share < 0.3 { return "html name" }
        if hints.contains(.author), share < 0.25 { return "html author" }
        if hints.contains(.detail), share < 0.1, words(index) < 40, !isSectionHead(index) {
            return "html detail"
        }
        return nil
    }

    /// Whether the element is or holds the heading of a section, behind the first prose.
    private func isSectionHead(_ index: Int) -> Bool {
        guard Int(proseBefore[index]) * 20 > total else { return false }
        let end = min(Int(tree.nodes[index].end), index + 5)
        return tree.nodes[index..<end].contains { $0.tag == .heading }
    }

    // MARK: Choosing the container

    private func container() -> Int {
        if let marked = explicit({ $0.hints.contains(.markedBody) }, atLeast: 0.4) { return marked }
        if let body = explicit({ $0.hints.contains(.body) }, atLeast: 0.5) { return body }
        if let article = explicit({ $0.tag == .article }, atLeast: 0.6) {
            return narrowed(article, 0.9)
        }
        return narrowed(0, 0.8)
    }

    /// The element that `isWanted` holds for with most prose, or what encloses several of them.
    private func explicit(_ isWanted: (PageNode) -> Bool, atLeast share: Double) -> Int? {
        var best: Int?
        var found: [Int] = []
        var covered = 0
        for (index, node) in tree.nodes.enumerated() where node.tag != .text && isWanted(node) {
            let prose = prose(index)
            guard prose > 0 else { continue }
            if let current = best, tree.contains(current, index) {
                if prose * 10 >= self.prose(current) * 9 { best = index }
            } else if prose > best.map({ self.prose($0) }) ?? 0 {
                best = index
            }
            if index >= covered {
                found.append(index)
                covered = Int(node.end)
            }
        }
        guard let best, total > 0 else { return nil }
        let all = found.reduce(0) { $0 + prose($1) }
        if found.count > 1, all * 10 > prose(best) * 13, all * 10 >= total * 6,
            let first = found.first, let last = found.last
        {
            var common = first
            while !tree.contains(common, last) { common = Int(tree.nodes[common].parent) }
            return common
        }
        return Double(prose(best)) >= share * Double(total) ? best : nil
    }

    /// Goes down from `node` as long as one child holds at least `share` of the prose.
    private func narrowed(_ node: Int, _ share: Double) -> Int {
        var current = node
        while true {
            var best: Int?
            var child = current + 1
            let end = Int(tree.nodes[current].end)
            while child < end {
                if tree.nodes[child].tag.isBlock || tree.nodes[child].tag == .inline,
                    prose(child) > best.map({ prose($0) }) ?? 0
                {
                    best = child
                }
                child = max(child + 1, Int(tree.nodes[child].end))
            }
            guard let best, Double(prose(best)) >= share * Double(prose(current)),
                tree.nodes[best].tag != .paragraph, tree.nodes[best].tag != .item
            else { return current }
            current = best
        }
    }

    // MARK: Selecting

    /// The runs inside `container`.
    private func selected(_ container: Int) -> [PageRun] {
        let end = Int(tree.nodes[container].end)
        return runs.filter { $0.node >= container && $0.node < end }
    }

    /// Puts in front what stands between the headline and the first prose and reads like a lead.
    ///
    /// Leads are often named like teasers and stand outside the body; a run that is the page's own
    /// description is a lead wherever before the body it stands.
    private func restoreLead(
        to result: inout [PageRun], headline known: Int?, description: [UInt8]
    ) {
        guard let first = result.first(where: { $0.rule == nil && $0.prose > 0 })?.node,
            let last = runs.lastIndex(where: { $0.node < first })
        else { return }
        let found = runs[...last].lastIndex {
            $0.tag == .heading && ($0.rule == nil || $0.rule == "html header") && $0.words >= 3
                && $0.linkBytes == 0
        }
        let headline = known.flatMap { $0 <= last ? $0 : nil } ?? found
        var lead: [PageRun] = []
        for index in runs[...last].indices where lead.count < 3 {
            let isBehindHeadline = headline.map { index > $0 && index - $0 <= 30 } ?? false
            guard isLead(runs[index], description, isBehindHeadline: isBehindHeadline),
                !result.contains(where: { $0.node == runs[index].node && $0.rule == nil })
            else { continue }
            var run = runs[index]
            run.rule = nil
            lead.append(run)
        }
        let nodes = Set(lead.map(\.node))
        result = lead + result.filter { !nodes.contains($0.node) }
    }

    private func isLead(
        _ run: PageRun, _ description: [UInt8], isBehindHeadline: Bool
    ) -> Bool {
        guard run.linkBytes * 4 < run.range.count, run.words >= 6 else { return false }
        if run.words >= 8, description.count >= 40 {
            let length = min(run.range.count, description.count, 60)
            let head = buffer[run.range.lowerBound..<(run.range.lowerBound + length)]
            if length >= 40, head.elementsEqual(description.prefix(length)) { return true }
        }
        guard isBehindHeadline, run.rule != "html element", run.rule != "html nav",
            run.rule != "html figure", run.rule != "html hidden", run.rule != "html form"
        else { return false }
        return run.words >= 10 && run.endsSentence || run.words >= 16 && run.rule == nil
    }
}
