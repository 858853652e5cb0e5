/// Brings subjects and objects of a tree into line with determiners that cannot be nominative.
///
/// Greedy decisions take the first noun phrase for the subject before the rest of the clause is seen; a
/// determiner that is masculine accusative ("den", "einen") says otherwise. Other genders look alike in
/// both cases and are left as they are. An agent without a preposition is none: it becomes the object of a
/// verb that has no other.
package struct CaseRepair: Sendable {
    private let subject: UInt8?
    private let object: UInt8?
    private let agent: UInt8?
    private let preposition: UInt8?
    private let determiners: Set<UInt8>

    /// Takes the labels of a parser.
    package init(labels: [String]) {
        func index(_ name: String) -> UInt8? { labels.firstIndex(of: name).map { UInt8($0) } }
        subject = index("nsubj")
        object = index("obj")
        agent = index("obl:agent")
        preposition = index("case")
        determiners = Set(["det", "det:poss"].compactMap { index($0) })
    }

    /// Makes an object of every clearly accusative subject of a verb, and a subject of what was its object;
    /// O(tokens for each such subject).
    package func apply(to sentence: SentenceBuffer) {
        guard let subject, let object else { return }
        settleAgents(of: sentence, object: object)
        for row in 0..<sentence.count
        where sentence.label[row] == subject && isClearlyAccusative(row, in: sentence) {
            let head = sentence.head[row]
            guard head < Int32(sentence.count), sentence.syntax[Int(head)].isVerbal else {
                continue
            }
            sentence.label[row] = object
            for other in 0..<sentence.count where other != row && sentence.head[other] == head {
                if sentence.label[other] == object, !isClearlyAccusative(other, in: sentence) {
                    sentence.label[other] = subject
                }
            }
        }
    }

    private func settleAgents(of sentence: SentenceBuffer, object: UInt8) {
        guard let agent, let preposition else { return }
        for row in 0..<sentence.count where sentence.label[row] == agent {
            let head = sentence.head[row]
            let isFree = (0..<sentence.count).allSatisfy { other in
                !(sentence.head[other] == Int32(row) && sentence.label[other] == preposition)
                    && !(sentence.head[other] == head && sentence.label[other] == object)
            }
            if isFree { sentence.label[row] = object }
        }
    }

    /// Whether a noun phrase has a determiner that is clearly accusative.
    private func isClearlyAccusative(_ row: Int, in sentence: SentenceBuffer) -> Bool {
        (0..<row).contains { other in
            sentence.head[other] == Int32(row) && determiners.contains(sentence.label[other])
                && sentence.syntax[other].isClearlyAccusative
        }
    }
}
