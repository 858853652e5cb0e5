internal import Analysis

/// The labels that a parser learns, and which relations of a corpus they stand for.
struct LabelInventory {
    /// The transitions with these labels.
    let transitions: TransitionTable
    /// Label of each relation of the corpus.
    let labelOfRelation: [Int16]

    /// A subtype rarer than this is learned as its main relation.
    private static let rareSubtype = 40
    /// An arc rarer than this on one side is not learned.
    private static let rareSide = 3

    /// Takes stock of a corpus.
    init(corpus: Corpus) {
        var total = [Int](repeating: 0, count: corpus.relationNames.count)
        for relation in corpus.relations { total[Int(relation)] += 1 }
        let names = corpus.relationNames.indices.map { index in
            total[index] < Self.rareSubtype
                ? String(corpus.relationNames[index].prefix { $0 != ":" })
                : corpus.relationNames[index]
        }
        let labels = ["root"] + Set(names).subtracting(["root"]).sorted()
        let kept = Array(labels.prefix(64))
        let labelOfRelation = names.map { Int16(kept.firstIndex(of: $0) ?? 0) }
        self.labelOfRelation = labelOfRelation
        let sides = Self.sides(of: corpus, labels: labelOfRelation, count: kept.count)
        func learned(_ counts: [Int]) -> [UInt8] {
            counts.indices.filter { $0 > 0 && counts[$0] >= Self.rareSide }.map { UInt8($0) }
        }
        transitions = TransitionTable(
            labels: kept, left: learned(sides.left), right: learned(sides.right))
    }

    private static func sides(
        of corpus: Corpus, labels: [Int16], count: Int
    ) -> (left: [Int], right: [Int]) {
        var left = [Int](repeating: 0, count: count)
        var right = left
        for index in 0..<corpus.count {
            let rows = corpus.rows(index)
            for row in rows where Int(corpus.heads[row]) < rows.count {
                let label = Int(labels[Int(corpus.relations[row])])
                if Int(corpus.heads[row]) > row - rows.lowerBound {
                    left[label] += 1
                } else {
                    right[label] += 1
                }
            }
        }
        return (left, right)
    }
}
