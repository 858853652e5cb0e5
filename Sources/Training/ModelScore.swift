public import Analysis
internal import Annotation

/// How a model does on gold data.
public struct ModelScore: Sendable {
    /// Tokens looked at.
    public var tokens = 0
    /// Right parts of speech.
    public var tags = 0
    /// Right feature strings.
    public var features = 0
    /// Right heads.
    public var heads = 0
    /// Right heads with the right main relation.
    public var labels = 0
    /// Processor time of tagging and parsing, in seconds.
    public var seconds = 0.0
    /// Main relations of the gold and the found tree with their number, for tokens that have one of the
    /// two among the arguments of a verb.
    public var confusion: [String: Int] = [:]

    /// Tokens for each second of processor time.
    public var speed: Double { Double(tokens) / max(seconds, 1e-9) }

    private static let arguments: Set<String> = ["nsubj", "obj", "iobj", "obl"]

    /// Scores `model` on the CoNLL-U file at `path`; throws when it cannot be read.
    public init(model: LanguageModel, conllu path: String, limit: Int?) throws(TrainingError) {
        var corpus = Corpus()
        try corpus.append(conllu: path, weight: 1, clusters: model.clusters)
        let count = min(limit ?? corpus.count, corpus.count)
        let sentence = SentenceBuffer()
        let decoding = DecodingMemory()
        let parsing = ParsingMemory()
        for index in 0..<count {
            let clock = ProcessorClock()
            sentence.load(Array(corpus.forms[corpus.rows(index)]), clusters: model.clusters)
            model.tagger.tag(sentence, memory: decoding)
            model.parser.parse(sentence, memory: parsing)
            seconds += clock.seconds
            for (offset, row) in corpus.rows(index).enumerated() {
                compare(sentence, offset, corpus, row, model)
            }
        }
    }

    private mutating func compare(
        _ sentence: SentenceBuffer, _ offset: Int, _ corpus: Corpus, _ row: Int,
        _ model: LanguageModel
    ) {
        tokens += 1
        let tag = Int(sentence.tag[offset])
        if tag == Int(corpus.tags[row]) { tags += 1 }
        let names = model.tagger.inflections.strings[tag]
        if names[Int(sentence.inflection[offset])]
            == corpus.featureNames[Int(corpus.features[row])]
        {
            features += 1
        }
        let isHead = sentence.head[offset] == corpus.heads[row]
        let gold = Self.main(corpus.relationNames[Int(corpus.relations[row])])
        let found = Self.main(model.parser.transitions.labels[Int(sentence.label[offset])])
        if isHead { heads += 1 }
        if isHead && gold == found { labels += 1 }
        if Self.arguments.contains(gold) || Self.arguments.contains(found) {
            confusion["\(gold) \(found)\(isHead ? "" : " elsewhere")", default: 0] += 1
        }
    }

    private static func main(_ relation: String) -> String { String(relation.prefix { $0 != ":" }) }
}

/// Names found against gold names.
public struct NameScore: Sendable {
    /// Names in the gold data.
    public var gold = 0
    /// Names found.
    public var found = 0
    /// Names found with the right bounds and kind.
    public var right = 0

    /// The names that were missed or wrong, one a line: which of the two, kind, text.
    public var examples: [String] = []

    /// F1.
    public var f1: Double { 2 * Double(right) / Double(max(1, gold + found)) }

    /// Scores `model` on a file of token and BIO label; throws when it cannot be read.
    ///
    /// Names of kinds that the gold data never mark are not counted.
    public init(model: LanguageModel, bio path: String) throws(TrainingError) {
        var corpus = NameCorpus()
        try corpus.append(bio: path, weight: 1)
        let sentence = SentenceBuffer()
        let memory = DecodingMemory()
        let decoder = NameDecoder()
        let names = NameBuffer()
        let kinds = Set(corpus.labels.joined().filter { $0 > 0 }.map { Int($0 - 1) >> 2 })
        for (forms, labels) in zip(corpus.sentences, corpus.labels) {
            sentence.load(forms, clusters: model.clusters)
            model.tagger.tag(sentence, memory: memory)
            names.load(
                forms, of: sentence, clusters: model.clusters, lexicon: model.names.lexicon)
            model.names.label(sentence, names: names, memory: memory, decoder: decoder)
            var wanted: Set<[Int]> = []
            var seen: Set<[Int]> = []
            labels.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                NameLabels.forEachName(in: base, count: forms.count) { span, kind in
                    wanted.insert([span.start, span.end, kind])
                }
            }
            NameLabels.forEachName(in: decoder.labels, count: forms.count) { span, kind in
                if kinds.contains(kind) { seen.insert([span.start, span.end, kind]) }
            }
            for name in wanted.symmetricDifference(seen).sorted(by: { $0[0] < $1[0] }) {
                let mark = wanted.contains(name) ? "missed" : "wrong"
                let text = forms[name[0]..<name[1]].joined(separator: " ")
                examples.append("\(mark) \(NameLabels.kinds[name[2]].rawValue) \(text)")
            }
            gold += wanted.count
            found += seen.count
            right += wanted.intersection(seen).count
        }
    }
}
