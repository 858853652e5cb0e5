internal import Analysis
internal import Annotation

/// Sentences with names.
public struct NameCorpus {
    /// Forms of each sentence.
    var sentences: [[String]] = []
    /// Name labels of each sentence.
    var labels: [[UInt8]] = []
    /// How much a sentence counts.
    var weights: [Float] = []
    /// The corpus that a sentence comes from: `main`, or the number of a related one.
    var origins: [Int] = []
    /// The corpora whose rules the recogniser shall follow.
    static let main = 0
    /// Whether a part is from a corpus with other rules.
    var hasRelated: Bool { origins.contains { $0 != Self.main } }
    private var origin = main
    private var lastRelated = main

    /// Creates an empty corpus.
    public init() {}

    /// Adds the sentences of a file of token, tab, BIO label.
    ///
    /// PER, LOC, ORG are taken as they are, MISC and OTH as other; labels of derived words and of parts
    /// (GermEval's `deriv` and `part`), and of times, are outside. Throws when the file cannot be read.
    /// A related corpus is one whose labels follow other rules.
    mutating func append(
        bio path: String, weight: Float, isRelated: Bool = false
    ) throws(TrainingError) {
        start(isRelated: isRelated)
        var forms: [String] = []
        var spans: [(span: Span, kind: Int)] = []
        let bytes = try PackedText.read(path)
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let cells = line.split(separator: 0x09)
            guard cells.count >= 2 else {
                close(&forms, &spans, weight: weight)
                continue
            }
            let label = String(decoding: cells[cells.count - 1], as: UTF8.self)
            if let kind = Self.kind(label.dropFirst(2)) {
                let row = forms.count
                if label.hasPrefix("I-"), let last = spans.last, last.span.end == row,
                    last.kind == kind
                {
                    spans[spans.count - 1].span.end = row + 1
                } else {
                    spans.append((Span(row, row + 1), kind))
                }
            }
            forms.append(String(decoding: cells[0], as: UTF8.self))
        }
        close(&forms, &spans, weight: weight)
    }

    /// Starts a file: what is added from now on is of the main corpus, or of another related one.
    mutating func start(isRelated: Bool) {
        if isRelated { lastRelated += 1 }
        origin = isRelated ? lastRelated : Self.main
    }

    private mutating func close(
        _ forms: inout [String], _ spans: inout [(span: Span, kind: Int)], weight: Float
    ) {
        append(forms, spans, weight: weight)
        forms.removeAll()
        spans.removeAll()
    }

    /// Adds a sentence, unless it is empty or longer than any that is analysed.
    mutating func append(
        _ forms: [String], _ spans: [(span: Span, kind: Int)], weight: Float
    ) {
        guard !forms.isEmpty, forms.count <= SentenceBuffer.limit else { return }
        sentences.append(forms)
        labels.append(NameLabels.encode(spans, count: forms.count))
        weights.append(weight)
        origins.append(origin)
    }

    /// The number of the kind that a label stands for; nil where it is no name.
    static func kind(_ label: Substring) -> Int? {
        switch label {
        case "PER": 0
        case "LOC": 1
        case "ORG": 2
        case "OTH", "MISC": 3
        default: nil
        }
    }
}
