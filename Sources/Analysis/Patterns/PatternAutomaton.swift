/// The patterns of a grammar as one non-deterministic automaton, entered by their first symbols.
struct PatternAutomaton: Sendable {
    /// The states.
    private(set) var nodes: [Node] = []
    /// The state in which each rule starts.
    private(set) var starts: [Int32] = []
    /// The rules that can start with each symbol.
    private(set) var rulesBySymbol: [[Int32]] = []
    /// Rules that can start with any word.
    private(set) var rulesForAnyWord: [Int32] = []

    /// A state and what must be read to leave it.
    struct Node: Sendable {
        /// What it does.
        var kind: Kind
        /// The next state.
        var next: Int32 = -1
        /// The other next state of a fork, the first state of what must not follow.
        var other: Int32 = -1
        /// The symbol that is read.
        var symbol: Int32 = -1
        /// Where its value is kept, -1 for nowhere.
        var slot: Int8 = -1
        /// Whether no white space may stand before it.
        var isGlued = false
        /// Whether any word must be a capitalised one.
        var isCapital = false
    }

    /// What a state does.
    enum Kind: Sendable {
        case symbol, anyWord, fork, never, open, close, accept
    }

    /// Adds a rule; `slots` names the slots in order and grows with each new capture.
    mutating func add(
        _ syntax: PatternSyntax, slots: inout [String], symbol: (String) -> Int32
    ) {
        let accept = append(Node(kind: .accept))
        starts.append(compile(syntax, then: accept, &slots, symbol))
    }

    /// Finds out which symbols each rule can start with; to be called after the last `add`.
    mutating func freeze(symbolCount: Int) {
        rulesBySymbol = Array(repeating: [], count: symbolCount)
        for (rule, start) in starts.enumerated() {
            var seen: Set<Int32> = []
            var firsts: Set<Int32> = []
            collectFirsts(start, &seen, &firsts)
            for symbol in firsts {
                if symbol < 0 {
                    rulesForAnyWord.append(Int32(rule))
                } else {
                    rulesBySymbol[Int(symbol)].append(Int32(rule))
                }
            }
        }
    }

    private mutating func append(_ node: Node) -> Int32 {
        nodes.append(node)
        return Int32(nodes.count - 1)
    }

    private mutating func compile(
        _ syntax: PatternSyntax, then next: Int32, _ slots: inout [String],
        _ symbol: (String) -> Int32
    ) -> Int32 {
        switch syntax {
        case .sequence(let items):
            var state = next
            for item in items.reversed() { state = compile(item, then: state, &slots, symbol) }
            return state
        case .choice(let options):
            var state = compile(options[options.count - 1], then: next, &slots, symbol)
            for option in options.dropLast().reversed() {
                let first = compile(option, then: next, &slots, symbol)
                state = append(Node(kind: .fork, next: first, other: state))
            }
            return state
        case .optional(let inner):
            let first = compile(inner, then: next, &slots, symbol)
            return append(Node(kind: .fork, next: first, other: next))
        case .many(let inner):
            let fork = append(Node(kind: .fork, other: next))
            nodes[Int(fork)].next = compile(inner, then: fork, &slots, symbol)
            return fork
        case .never(let inner):
            let accept = append(Node(kind: .accept))
            let first = compile(inner, then: accept, &slots, symbol)
            return append(Node(kind: .never, next: next, other: first))
        case .symbol(let name, let slot, let isGlued):
            return append(
                Node(
                    kind: .symbol, next: next, symbol: symbol(name),
                    slot: number(of: slot, in: &slots), isGlued: isGlued))
        case .anyWord(let isCapital, let isGlued):
            return append(
                Node(kind: .anyWord, next: next, isGlued: isGlued, isCapital: isCapital))
        case .open: return append(Node(kind: .open, next: next))
        case .close: return append(Node(kind: .close, next: next))
        }
    }

    private func number(of slot: String?, in slots: inout [String]) -> Int8 {
        guard let slot else { return -1 }
        if let known = slots.firstIndex(of: slot) { return Int8(known) }
        slots.append(slot)
        return Int8(slots.count - 1)
    }

    private func collectFirsts(
        _ state: Int32, _ seen: inout Set<Int32>, _ firsts: inout Set<Int32>
    ) {
        guard seen.insert(state).inserted else { return }
        let node = nodes[Int(state)]
        switch node.kind {
        case .symbol: firsts.insert(node.symbol)
        case .anyWord: firsts.insert(-1)
        case .fork:
            collectFirsts(node.next, &seen, &firsts)
            collectFirsts(node.other, &seen, &firsts)
        case .never, .open, .close: collectFirsts(node.next, &seen, &firsts)
        case .accept: break
        }
    }
}
