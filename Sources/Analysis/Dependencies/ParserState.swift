/// A token in an unfinished tree.
package struct TreeNode {
    /// Its head, -1 while it has none.
    package var head: Int32 = -1
    /// Its leftmost and second leftmost dependent on the left, its rightmost and second rightmost on the
    /// right; the empty row where there is none.
    var left: Int32, left2: Int32, right: Int32, right2: Int32
    /// Label of the arc to its head.
    package var label: UInt8 = 0
    /// Number of dependents on the left and on the right.
    var leftCount: UInt8 = 0, rightCount: UInt8 = 0
    /// Whether it lies on the stack.
    package var isStacked = false
    /// Labels of the dependents on the left, one bit each.
    var leftLabels: UInt64 = 0
    /// Labels of the dependents on the right, one bit each.
    var rightLabels: UInt64 = 0

    /// A token without arcs; `none` is the empty row.
    init(none: Int32) {
        left = none
        left2 = none
        right = none
        right2 = none
    }
}

/// An arc-eager configuration: stack, buffer, and the arcs so far.
///
/// Tokens are rows 0 ..< `count`; row `count` is the artificial root behind the last token, row
/// `count` + 1 stands for "no token". Transition system: Nivre 2004, the root at the end: Ballesteros
/// and Nivre 2013.
package struct ParserState {
    /// Number of tokens.
    package private(set) var count = 0
    /// First row of the buffer.
    package private(set) var front = 0
    /// Number of rows on the stack.
    package private(set) var depth = 0
    /// The stack, its top at `depth` - 1.
    package let stack: UnsafeMutablePointer<Int32>
    /// The tokens, the root, and the empty row.
    package let nodes: UnsafeMutablePointer<TreeNode>

    /// Makes room for sentences of `SentenceBuffer.limit` tokens; freed by `deallocate`.
    package init() {
        stack = .allocate(capacity: SentenceBuffer.limit + 2)
        nodes = .allocate(capacity: SentenceBuffer.limit + 2)
    }

    /// Frees the memory.
    package func deallocate() {
        stack.deallocate()
        nodes.deallocate()
    }

    /// Begins a sentence.
    package mutating func start(count: Int) {
        self.count = count
        front = 0
        depth = 0
        nodes.initialize(repeating: TreeNode(none: Int32(count + 1)), count: count + 2)
    }

    /// Takes over the configuration of `other`; O(tokens).
    package mutating func copy(_ other: ParserState) {
        count = other.count
        front = other.front
        depth = other.depth
        nodes.update(from: other.nodes, count: count + 2)
        stack.update(from: other.stack, count: depth)
    }

    /// Whether `other` has come to the same place: O(depth).
    ///
    /// Buffer and stack are the same, and the same rows on it need heads. What follows is then decided
    /// alike, but for what the finished dependents say.
    package func meets(_ other: ParserState) -> Bool {
        guard front == other.front, depth == other.depth else { return false }
        for index in 0..<depth {
            let row = Int(stack[index])
            guard row == Int(other.stack[index]),
                (nodes[row].head < 0) == (other.nodes[row].head < 0)
            else { return false }
        }
        return true
    }

    /// Row of the `index`-th item from the top of the stack; the empty row where there is none.
    @inline(__always)
    package func stacked(_ index: Int) -> Int {
        index < depth ? Int(stack[depth - 1 - index]) : count + 1
    }

    /// Row of the `index`-th item of the buffer; the empty row beyond the root.
    @inline(__always)
    package func buffered(_ index: Int) -> Int {
        front + index <= count ? front + index : count + 1
    }

    /// Whether the buffer holds only the root.
    @inline(__always) package var isAtRoot: Bool { front == count }
    /// Whether the parse is complete.
    @inline(__always) package var isFinal: Bool { isAtRoot && depth == 0 }

    /// Moves the first of the buffer onto the stack.
    package mutating func shift() {
        nodes[front].isStacked = true
        stack[depth] = Int32(front)
        depth += 1
        front += 1
    }

    /// Takes the top off the stack.
    package mutating func reduce() {
        depth -= 1
        nodes[Int(stack[depth])].isStacked = false
    }

    /// Makes the first of the buffer the head of the top of the stack, which leaves the stack.
    package mutating func attachLeft(label: UInt8) {
        let dependent = stacked(0)
        reduce()
        nodes[dependent].head = Int32(front)
        nodes[dependent].label = label
        nodes[front].left2 = nodes[front].left
        nodes[front].left = Int32(dependent)
        nodes[front].leftCount &+= 1
        nodes[front].leftLabels |= 1 << UInt64(label & 63)
    }

    /// Makes the top of the stack the head of the first of the buffer, which moves onto the stack.
    package mutating func attachRight(label: UInt8) {
        let head = stacked(0)
        nodes[front].head = Int32(head)
        nodes[front].label = label
        nodes[head].right2 = nodes[head].right
        nodes[head].right = Int32(front)
        nodes[head].rightCount &+= 1
        nodes[head].rightLabels |= 1 << UInt64(label & 63)
        shift()
    }
}
