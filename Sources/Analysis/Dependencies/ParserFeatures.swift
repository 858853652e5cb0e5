/// The features by which the parser decides, shared by training and run time.
///
/// After Zhang and Nivre 2011 ("rich non-local features"), with clusters, inflection, agreement, what
/// lies between, and the next verb.
package enum ParserFeatures {
    /// Counts of what matters between two rows, as running sums, and the next verb of each row.
    package final class Context {
        /// Verbs before each row.
        let verbs: UnsafeMutablePointer<UInt16>
        /// Punctuation marks before each row.
        let marks: UnsafeMutablePointer<UInt16>
        /// First verb at or behind each row.
        let nextVerb: UnsafeMutablePointer<Int32>
        /// First noun, name or pronoun at or behind each row.
        let nextNoun: UnsafeMutablePointer<Int32>

        /// Makes room.
        package init() {
            verbs = .allocate(capacity: SentenceBuffer.limit + 3)
            marks = .allocate(capacity: SentenceBuffer.limit + 3)
            nextVerb = .allocate(capacity: SentenceBuffer.limit + 3)
            nextNoun = .allocate(capacity: SentenceBuffer.limit + 3)
        }

        deinit {
            verbs.deallocate()
            marks.deallocate()
            nextVerb.deallocate()
            nextNoun.deallocate()
        }

        /// Counts a sentence whose `syntax` is filled, and puts root and empty row behind it.
        package func start(_ sentence: SentenceBuffer) {
            let count = sentence.count
            sentence.syntax[count] = .root
            sentence.syntax[count + 1] = SyntaxAtoms()
            verbs[0] = 0
            marks[0] = 0
            for row in 0..<count {
                let atoms = sentence.syntax[row]
                verbs[row + 1] = verbs[row] + (atoms.isVerbal ? 1 : 0)
                marks[row + 1] = marks[row] + (atoms.isPunctuation ? 1 : 0)
            }
            // The rows of root and empty row hold nothing of what an earlier sentence left there.
            for row in count + 1...count + 2 {
                verbs[row] = verbs[count]
                marks[row] = marks[count]
            }
            for row in count...count + 2 {
                nextVerb[row] = Int32(count + 1)
                nextNoun[row] = Int32(count + 1)
            }
            for row in stride(from: count - 1, through: 0, by: -1) {
                let atoms = sentence.syntax[row]
                nextVerb[row] = atoms.isVerbal ? Int32(row) : nextVerb[row + 1]
                nextNoun[row] = atoms.isNominal ? Int32(row) : nextNoun[row + 1]
            }
        }

        /// Verbs and marks strictly between two rows, each cut at 3, in one value.
        @inline(__always)
        func between(_ left: Int, _ right: Int) -> UInt64 {
            guard left < right else { return 0 }
            let verbCount = min(3, verbs[right] - verbs[left + 1])
            let markCount = min(3, marks[right] - marks[left + 1])
            return UInt64(verbCount) << 2 | UInt64(markCount)
        }
    }

    /// Fills `list` with the features of `state`.
    package static func fill(
        _ state: ParserState, of sentence: SentenceBuffer, context: Context,
        into list: inout FeatureList
    ) {
        list.removeAll()
        let none = state.count + 1
        let atoms = sentence.syntax
        let s0 = state.stacked(0)
        let s1 = state.stacked(1)
        let n0 = state.buffered(0)
        let S0 = atoms[s0]
        let S1 = atoms[s1]
        let N0 = atoms[n0]
        let N1 = atoms[state.buffered(1)]
        let N2 = atoms[state.buffered(2)]
        let N3 = atoms[state.buffered(3)]
        let distance: UInt64 = s0 == none ? 0 : UInt64(distanceClass(n0 - s0))
        let between = s0 == none ? 31 : context.between(s0, n0)
        let verb = atoms[Int(context.nextVerb[min(n0 + 1, state.count)])]
        let noun = atoms[Int(context.nextNoun[min(n0 + 1, state.count)])]
        let isHeaded: UInt64 = s0 != none && state.nodes[s0].head >= 0 ? 1 : 0
        addWords(S0, S1, N0, N1, N2, N3, isHeaded, into: &list)
        addPairs(S0, S1, N0, N1, N2, into: &list)
        addSpace(S0, N0, distance, between, verb, isHeaded, into: &list)
        addFollowing(S0, N0, N1, noun, into: &list)
        addTree(state, atoms, s0, s1, n0, into: &list)
        addGovernors(state, atoms, s0, n0, into: &list)
    }

    /// Adds what the next noun says of the one on the stack: of two nouns around a verb one is its
    /// subject.
    private static func addFollowing(
        _ S0: SyntaxAtoms, _ N0: SyntaxAtoms, _ N1: SyntaxAtoms, _ noun: SyntaxAtoms,
        into list: inout FeatureList
    ) {
        list.add(240, S0.agreement, N0.agreement, N1.agreement, N0.tag)
        list.add(241, S0.agreement, N0.tag, noun.agreement, noun.tag)
        list.add(242, S0.cluster6, N0.word, noun.cluster6)
        list.add(243, S0.fine, N0.fine, noun.fine)
        list.add(244, S0.suffix, N0.fine)
        list.add(245, S0.fine, N0.suffix)
        list.add(246, S0.suffix, N0.suffix)
    }

    /// Adds which words govern a preposition or other mark on the left of the first of the buffer: the
    /// top of the stack, its head, or the one below.
    private static func addGovernors(
        _ state: ParserState, _ atoms: UnsafeMutablePointer<SyntaxAtoms>, _ s0: Int, _ n0: Int,
        into list: inout FeatureList
    ) {
        let none = state.count + 1
        let child = Int(state.nodes[n0].left)
        guard child != none, s0 != none else { return }
        let C = atoms[child]
        let S0 = atoms[s0]
        let N0 = atoms[n0]
        list.add(250, S0.word, C.word, N0.tag)
        list.add(251, S0.cluster, C.word, N0.cluster)
        list.add(252, S0.tag, C.word, N0.word)
        list.add(253, S0.word, C.word, N0.word)
        let head = state.nodes[s0].head
        guard head >= 0 else { return }
        let H = atoms[Int(head)]
        list.add(254, H.word, C.word, N0.tag)
        list.add(255, H.cluster, C.word, S0.cluster)
        list.add(256, H.tag, C.word, S0.tag, N0.tag)
        list.add(257, H.word, C.word, S0.word)
    }

    private static func addWords(
        _ S0: SyntaxAtoms, _ S1: SyntaxAtoms, _ N0: SyntaxAtoms, _ N1: SyntaxAtoms,
        _ N2: SyntaxAtoms, _ N3: SyntaxAtoms, _ isHeaded: UInt64, into list: inout FeatureList
    ) {
        list.add(101, S0.word, S0.tag)
        list.add(102, S0.fine, isHeaded)
        list.add(103, S0.cluster, isHeaded)
        list.add(104, N0.word, N0.tag)
        list.add(105, N0.fine)
        list.add(106, N0.cluster)
        list.add(107, N1.word, N1.tag)
        list.add(108, N1.fine)
        list.add(109, N1.cluster)
        list.add(110, N2.word)
        list.add(111, N2.fine)
        list.add(112, S1.word, S1.tag)
        list.add(113, S1.fine)
        list.add(114, N2.tag, N3.tag)
        list.add(115, S0.word, isHeaded)
        list.add(116, N0.word)
    }

    private static func addPairs(
        _ S0: SyntaxAtoms, _ S1: SyntaxAtoms, _ N0: SyntaxAtoms, _ N1: SyntaxAtoms,
        _ N2: SyntaxAtoms, into list: inout FeatureList
    ) {
        list.add(120, S0.word, N0.word)
        list.add(121, S0.fine, N0.word)
        list.add(122, S0.word, N0.fine)
        list.add(123, S0.fine, N0.fine)
        list.add(124, S0.cluster, N0.cluster)
        list.add(125, S0.cluster, N0.fine)
        list.add(126, S0.fine, N0.cluster)
        list.add(127, S0.agreement, N0.agreement, S0.tag, N0.tag)
        list.add(128, N0.fine, N1.fine)
        list.add(129, S0.fine, N1.fine)
        list.add(130, S0.tag, N0.tag, N1.tag)
        list.add(131, S0.fine, N0.fine, N1.fine)
        list.add(132, N0.tag, N1.tag, N2.tag)
        list.add(133, S0.tag, N0.tag, N1.tag, N2.tag)
        list.add(134, S1.tag, S0.tag, N0.tag)
        list.add(135, S1.fine, S0.fine, N0.fine)
        list.add(136, S1.fine, N0.fine)
        list.add(137, S0.word, N0.tag, N1.tag)
        list.add(138, S0.tag, N0.word, N1.tag)
        list.add(139, N0.word, N1.word)
        list.add(140, N0.cluster, N1.cluster)
        list.add(141, S1.cluster, N0.cluster)
        list.add(142, S1.word, S0.fine, N0.fine)
        list.add(143, S0.cluster6, N0.cluster6, N1.cluster6)
        list.add(144, S1.tag, S0.tag, N0.tag, N1.tag)
    }

    private static func addSpace(
        _ S0: SyntaxAtoms, _ N0: SyntaxAtoms, _ distance: UInt64, _ between: UInt64,
        _ verb: SyntaxAtoms, _ isHeaded: UInt64, into list: inout FeatureList
    ) {
        list.add(150, S0.word, distance)
        list.add(151, S0.fine, distance)
        list.add(152, N0.word, distance)
        list.add(153, N0.fine, distance)
        list.add(154, S0.fine, N0.fine, distance)
        list.add(155, S0.tag, N0.tag, between)
        list.add(156, S0.fine, N0.fine, between)
        list.add(157, S0.cluster6, N0.cluster6, between)
        list.add(158, S0.fine, N0.fine, verb.fine)
        list.add(159, S0.tag, N0.tag, verb.fine, between)
        list.add(160, N0.fine, verb.word)
        list.add(161, S0.fine, verb.cluster, N0.tag)
        list.add(162, S0.word, N0.word, distance)
        list.add(163, S0.tag, N0.tag, isHeaded, distance)
    }

    private static func addTree(
        _ state: ParserState, _ atoms: UnsafeMutablePointer<SyntaxAtoms>, _ s0: Int, _ s1: Int,
        _ n0: Int, into list: inout FeatureList
    ) {
        let none = state.count + 1
        let nodes = state.nodes
        let S0 = atoms[s0]
        let N0 = atoms[n0]
        let top = nodes[s0]
        let front = nodes[n0]
        addLabels(S0, N0, top, front, nodes[s1], into: &list)
        if top.head >= 0 {
            let head = Int(top.head)
            let H = atoms[head]
            list.add(180, H.word, N0.fine)
            list.add(181, H.fine, S0.fine, N0.fine)
            list.add(182, UInt64(top.label), N0.fine)
            list.add(183, H.fine, UInt64(top.label), S0.tag, N0.tag)
            list.add(184, H.word, N0.word)
            list.add(185, H.cluster, N0.cluster)
            list.add(186, H.word, H.tag)
            let upper = nodes[head].head
            if upper >= 0 {
                let U = atoms[Int(upper)]
                list.add(187, U.fine, N0.fine, UInt64(top.label), UInt64(nodes[head].label))
                list.add(188, U.tag, H.tag, S0.tag, N0.tag)
            }
            list.add(189, H.fine, N0.fine, nodes[head].rightLabels)
        }
        addChild(190, Int(top.left), none, nodes, atoms, S0, N0, into: &list)
        addChild(200, Int(top.right), none, nodes, atoms, S0, N0, into: &list)
        addChild(210, Int(front.left), none, nodes, atoms, S0, N0, into: &list)
        addSecond(220, Int(top.left), Int(top.left2), none, nodes, atoms, S0, N0, into: &list)
        addSecond(225, Int(top.right), Int(top.right2), none, nodes, atoms, S0, N0, into: &list)
        addSecond(230, Int(front.left), Int(front.left2), none, nodes, atoms, N0, S0, into: &list)
    }

    private static func addLabels(
        _ S0: SyntaxAtoms, _ N0: SyntaxAtoms, _ top: TreeNode, _ front: TreeNode,
        _ second: TreeNode, into list: inout FeatureList
    ) {
        let topRight = UInt64(min(top.rightCount, 4))
        let topLeft = UInt64(min(top.leftCount, 4))
        let frontLeft = UInt64(min(front.leftCount, 4))
        list.add(165, S0.word, topRight, topLeft)
        list.add(166, S0.fine, topRight, topLeft)
        list.add(167, N0.word, frontLeft)
        list.add(168, N0.fine, frontLeft)
        list.add(169, S0.word, top.rightLabels)
        list.add(170, S0.fine, top.rightLabels, N0.fine)
        list.add(171, S0.fine, top.leftLabels)
        list.add(172, N0.fine, front.leftLabels)
        list.add(173, S0.fine, N0.tag, front.leftLabels)
        list.add(174, S0.word, top.rightLabels, N0.fine)
        list.add(175, N0.word, S0.fine, front.leftLabels)
        list.add(176, S0.cluster, top.rightLabels, N0.fine)
        list.add(177, top.leftLabels, top.rightLabels, S0.tag, N0.fine)
        list.add(178, S0.fine, top.leftLabels, N0.fine, front.leftLabels)
        list.add(179, second.rightLabels, second.leftLabels, S0.tag, N0.tag)
    }

    private static func addChild(
        _ base: UInt64, _ child: Int, _ none: Int, _ nodes: UnsafeMutablePointer<TreeNode>,
        _ atoms: UnsafeMutablePointer<SyntaxAtoms>, _ S0: SyntaxAtoms, _ N0: SyntaxAtoms,
        into list: inout FeatureList
    ) {
        guard child != none else { return }
        let C = atoms[child]
        list.add(base, C.word, C.tag)
        list.add(base + 1, C.fine, UInt64(nodes[child].label))
        list.add(base + 2, S0.tag, C.fine, N0.tag)
        list.add(base + 3, S0.fine, C.word, N0.tag)
        list.add(base + 4, S0.word, UInt64(nodes[child].label), N0.fine)
        list.add(base + 5, S0.fine, C.word, N0.fine)
    }

    private static func addSecond(
        _ base: UInt64, _ child: Int, _ second: Int, _ none: Int,
        _ nodes: UnsafeMutablePointer<TreeNode>, _ atoms: UnsafeMutablePointer<SyntaxAtoms>,
        _ parent: SyntaxAtoms, _ other: SyntaxAtoms, into list: inout FeatureList
    ) {
        guard second != none else { return }
        let C = atoms[child]
        let D = atoms[second]
        list.add(base, parent.tag, C.tag, D.tag)
        list.add(base + 1, parent.fine, C.tag, D.fine)
        list.add(base + 2, D.word, UInt64(nodes[second].label), other.tag)
        list.add(base + 3, parent.fine, C.fine, D.fine, other.tag)
    }

    @inline(__always)
    private static func distanceClass(_ distance: Int) -> Int {
        switch distance {
        case ..<5: distance
        case ..<7: 5
        case ..<10: 6
        case ..<16: 7
        default: 8
        }
    }
}
