internal import Analysis
internal import Annotation
internal import Articles
public import LanguageData

/// Runs the EXAMPLE and NOT lines of a lexicon, each through what reads its file at run time.
public struct LexiconExamples: Sendable {
    private let files: LexiconFiles
    private let readers: [any ExampleReader]

    /// What came of all lines.
    public struct Result: Sendable {
        /// Number of EXAMPLE and NOT lines that were run, in shipped files and in overlays.
        public internal(set) var shipped = 0
        /// Number of lines that were run in overlays.
        public internal(set) var overlay = 0
        /// Those that do not come out as they say.
        public internal(set) var failures: [LexiconProblem] = []

        /// Number of failures in overlays.
        public var overlayFailures: Int { failures.count { $0.isOverlay } }
    }

    /// Loads lexicon and models; throws at the first mistake in them.
    public init(seeds: SeedsFolder) throws {
        files = LexiconFiles(seeds: seeds)
        let analyzer = try Analyzer(seeds: seeds)
        var readers: [any ExampleReader] = [
            ActorExamples(world: try World(seeds: seeds), names: World.files(in: seeds)),
            BoilerplateExamples(rules: try BoilerplateRules(seeds: seeds)),
        ]
        for language in Language.allCases {
            readers +=
                [
                    FrameExamples(analyzer: analyzer, language: language),
                    TimeExamples(
                        stage: TimeStage(try TimeGrammar(seeds: seeds, language: language)),
                        language: language),
                    QuantityExamples(
                        reader: try QuantityReader(seeds: seeds, language: language),
                        language: language),
                    TokenExamples(rules: try TokenRules(language: language, seeds: seeds)),
                ] as [any ExampleReader]
        }
        self.readers = readers
    }

    /// Runs all lines; `overlaysOnly` those of overlays alone.
    public func run(overlaysOnly: Bool = false, progress: (Int) -> Void = { _ in }) throws -> Result
    {
        var result = Result()
        for reader in readers {
            for name in reader.names where files.names.contains(name) {
                for file in try files.seeds.records(name) {
                    let isOverlay = files.isOverlay(file.file)
                    if overlaysOnly, !isOverlay { continue }
                    for record in file.records {
                        run(record, of: file, with: reader, isOverlay, &result)
                        progress(result.shipped + result.overlay)
                    }
                }
            }
        }
        return result
    }

    private func run(
        _ record: Record, of file: RecordFile, with reader: any ExampleReader, _ isOverlay: Bool,
        _ result: inout Result
    ) {
        let lines = record.examples.map { ($0, false) } + record.counterexamples.map { ($0, true) }
        for (example, isCounter) in lines where reader.reads(example, file: file.file) {
            if isOverlay { result.overlay += 1 } else { result.shipped += 1 }
            let failure =
                isCounter
                ? reader.counterFailure(example, record, file)
                : reader.failure(example, record, file)
            guard let failure else { continue }
            result.failures.append(
                LexiconProblem(
                    kind: isCounter ? .counterexample : .example,
                    place: "\(file.file):\(example.line)",
                    message: "\(isCounter ? "NOT" : "EXAMPLE") of \(record.name): \(failure)",
                    isOverlay: isOverlay))
        }
    }
}

/// Runs the example lines of some files through what reads these files at run time.
protocol ExampleReader: Sendable {
    /// Names of the files below `lexicon`.
    var names: [String] { get }
    /// Whether a line is one for this reader.
    func reads(_ example: Record.Example, file: String) -> Bool
    /// What is wrong with what comes of an EXAMPLE; nil where it holds.
    func failure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String?
    /// What is wrong with what comes of a NOT; nil where it holds.
    func counterFailure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String?
}

extension ExampleReader {
    func reads(_ example: Record.Example, file: String) -> Bool { true }

    /// `"text" gives FOUND`.
    func told(_ text: String, _ found: [String]) -> String {
        let list = found.isEmpty ? "nothing" : found.joined(separator: "; ")
        return "\"\(PlainLine.of(text))\" gives \(PlainLine.of(list))"
    }
}
