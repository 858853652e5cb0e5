/// One match of a rule.
struct PatternMatch {
    /// Which rule.
    var rule: Int
    /// The lexemes that are marked.
    var marked: Range<Int>
    /// The lexemes that were read, context included.
    var read: Range<Int>
    /// First of its captures.
    var captureStart: Int
}

/// Runs an automaton over the readings of a text, reusing its memory from text to text.
struct PatternMatcher {
    /// Longest match in lexemes.
    static let longestMatch = 40
    /// Room for the distance from the start: the longest match and the longest phrase after it.
    private static let width = 64
    /// Captures per match.
    static let slotCount = 10

    /// The matches of the last run: those that remain are in the order of the text.
    private(set) var matches: [PatternMatch] = []
    /// Their captures, `slotCount` each; a symbol below 0 means that nothing was captured.
    private(set) var captures: [PatternVocabulary.Step] = []
    private var lastTried: [Int32] = []
    /// The attempt in which each state was last entered, by state and distance from the start.
    private var entered: [UInt32] = []
    private var attemptNumber: UInt32 = 0
    private var current = Current()

    /// The attempt under way.
    private struct Current {
        var captures = [PatternVocabulary.Step](
            repeating: PatternMatcher.nothing, count: PatternMatcher.slotCount)
        var start = 0
        var open = -1
        var close = -1
        var rule = 0
        var best: PatternMatch?
        var bestCaptures: [PatternVocabulary.Step] = []
    }

    private static let nothing = PatternVocabulary.Step(symbol: -1, number: .nan, text: 0)

    /// Finds the best match of each rule at each lexeme.
    mutating func run(
        _ automaton: PatternAutomaton, _ lexemes: PatternLexemes, _ arcs: PatternArcs
    ) {
        matches.removeAll(keepingCapacity: true)
        captures.removeAll(keepingCapacity: true)
        lastTried.removeAll(keepingCapacity: true)
        lastTried.append(contentsOf: repeatElement(-1, count: automaton.starts.count))
        if entered.count != automaton.nodes.count * Self.width {
            entered = [UInt32](repeating: 0, count: automaton.nodes.count * Self.width)
            attemptNumber = 0
        }
        for position in 0..<lexemes.count {
            for arc in arcs.at(position) {
                let symbol = arcs.steps[Int(arcs.arcs[arc].stepStart)].symbol
                for rule in automaton.rulesBySymbol[Int(symbol)] {
                    attempt(Int(rule), at: position, automaton, lexemes, arcs)
                }
            }
            for rule in automaton.rulesForAnyWord {
                attempt(Int(rule), at: position, automaton, lexemes, arcs)
            }
        }
    }

    private mutating func attempt(
        _ rule: Int, at position: Int, _ automaton: PatternAutomaton, _ lexemes: PatternLexemes,
        _ arcs: PatternArcs
    ) {
        guard lastTried[rule] != Int32(position) else { return }
        lastTried[rule] = Int32(position)
        current.start = position
        current.open = -1
        current.close = -1
        current.rule = rule
        current.best = nil
        attemptNumber &+= 1
        for slot in 0..<Self.slotCount { current.captures[slot] = Self.nothing }
        _ = walk(automaton.starts[rule], position, -1, 0, automaton, lexemes, arcs, isProbe: false)
        guard var best = current.best else { return }
        best.captureStart = captures.count
        captures.append(contentsOf: current.bestCaptures)
        matches.append(best)
    }

    /// Follows the automaton from `state`; `arc` is the arc half read, or -1.
    ///
    /// A probe answers whether an accepting state can be reached; otherwise all matches are tried
    /// and the best is kept.
    private mutating func walk(
        _ state: Int32, _ position: Int, _ arc: Int, _ step: Int, _ automaton: PatternAutomaton,
        _ lexemes: PatternLexemes, _ arcs: PatternArcs, isProbe: Bool
    ) -> Bool {
        // Where a state was entered at this place before, nothing new can follow: the first way wins.
        if arc < 0 {
            let distance = min(position - current.start, Self.width - 1)
            let cell = Int(state) * Self.width + distance
            if entered[cell] == attemptNumber { return false }
            entered[cell] = attemptNumber
        }
        let node = automaton.nodes[Int(state)]
        switch node.kind {
        case .accept:
            guard arc < 0 else { return false }
            if isProbe { return true }
            accept(position)
            return false
        case .fork:
            return walk(node.next, position, arc, step, automaton, lexemes, arcs, isProbe: isProbe)
                || walk(node.other, position, arc, step, automaton, lexemes, arcs, isProbe: isProbe)
        case .never:
            guard arc < 0 else { return false }
            if walk(node.other, position, -1, 0, automaton, lexemes, arcs, isProbe: true) {
                return false
            }
            return walk(node.next, position, -1, 0, automaton, lexemes, arcs, isProbe: isProbe)
        case .open, .close:
            guard arc < 0 else { return false }
            return mark(node, position, automaton, lexemes, arcs, isProbe: isProbe)
        case .anyWord:
            guard arc < 0, canRead(position, lexemes),
                lexemes.traits[position].contains(.letters),
                !node.isGlued || lexemes.traits[position].contains(.glued),
                !node.isCapital || lexemes.traits[position].contains(.capital)
            else { return false }
            return walk(
                node.next, position + 1, -1, 0, automaton, lexemes, arcs, isProbe: isProbe)
        case .symbol:
            if arc >= 0 {
                return read(node, position, arc, step, automaton, lexemes, arcs, isProbe: isProbe)
            }
            guard canRead(position, lexemes),
                !node.isGlued || lexemes.traits[position].contains(.glued)
            else { return false }
            for arc in arcs.at(position)
            where read(node, position, arc, 0, automaton, lexemes, arcs, isProbe: isProbe) {
                return true
            }
            return false
        }
    }

    private mutating func mark(
        _ node: PatternAutomaton.Node, _ position: Int, _ automaton: PatternAutomaton,
        _ lexemes: PatternLexemes, _ arcs: PatternArcs, isProbe: Bool
    ) -> Bool {
        let isOpen = node.kind == .open
        let saved = isOpen ? current.open : current.close
        if isOpen { current.open = position } else { current.close = position }
        let found = walk(
            node.next, position, -1, 0, automaton, lexemes, arcs, isProbe: isProbe)
        if isOpen { current.open = saved } else { current.close = saved }
        return found
    }

    private func canRead(_ position: Int, _ lexemes: PatternLexemes) -> Bool {
        position < lexemes.count && position - current.start < Self.longestMatch
            && (position == current.start || !lexemes.traits[position].contains(.breakBefore))
    }

    /// Reads step `step` of an arc as the symbol of `node`, and goes on.
    private mutating func read(
        _ node: PatternAutomaton.Node, _ position: Int, _ arc: Int, _ step: Int,
        _ automaton: PatternAutomaton, _ lexemes: PatternLexemes, _ arcs: PatternArcs,
        isProbe: Bool
    ) -> Bool {
        let reading = arcs.arcs[arc]
        let found = arcs.steps[Int(reading.stepStart) + step]
        guard found.symbol == node.symbol else { return false }
        let slot = Int(node.slot)
        let saved = slot >= 0 ? current.captures[slot] : Self.nothing
        if slot >= 0 { current.captures[slot] = found }
        let isLast = step + 1 == Int(reading.stepCount)
        let result = walk(
            node.next, isLast ? position + Int(reading.length) : position, isLast ? -1 : arc,
            isLast ? 0 : step + 1, automaton, lexemes, arcs, isProbe: isProbe)
        if slot >= 0 { current.captures[slot] = saved }
        return result
    }

    private mutating func accept(_ end: Int) {
        let first = current.open < 0 ? current.start : current.open
        let marked = first..<max(current.close < 0 ? end : current.close, first)
        guard !marked.isEmpty else { return }
        if let best = current.best,
            (best.marked.count, best.read.count) >= (marked.count, end - current.start)
        {
            return
        }
        current.best = PatternMatch(
            rule: current.rule, marked: marked, read: current.start..<end, captureStart: 0)
        current.bestCaptures.removeAll(keepingCapacity: true)
        current.bestCaptures.append(contentsOf: current.captures)
    }

    /// Keeps, from left to right, the longest match of each place, and no two that overlap.
    ///
    /// Of two matches as long as each other, the one that read more context wins, then the rule
    /// that stands first.
    mutating func keepBest() {
        matches.sort { lhs, rhs in
            if lhs.marked.lowerBound != rhs.marked.lowerBound {
                return lhs.marked.lowerBound < rhs.marked.lowerBound
            }
            if lhs.marked.count != rhs.marked.count { return lhs.marked.count > rhs.marked.count }
            if lhs.read.count != rhs.read.count { return lhs.read.count > rhs.read.count }
            return lhs.rule < rhs.rule
        }
        var end = 0
        var kept = 0
        for match in matches where match.marked.lowerBound >= end {
            end = match.marked.upperBound
            matches[kept] = match
            kept += 1
        }
        matches.removeLast(matches.count - kept)
    }
}
