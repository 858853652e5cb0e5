import Analysis
import Annotation
import ArgumentParser
import Articles
import Foundation
import JSONText
import LanguageData
import Reports
import Training

/// Fits the confidence of events.
struct ConfidenceCommand: ParsableCommand {
    /// What it is for.
    static let configuration = CommandConfiguration(
        commandName: "confidence",
        abstract: "Fit the confidence of events to articles whose events were marked by hand.",
        discussion: """
            Every event that is considered in the articles is right when a mark agrees with its type and \
            actor. The weights are a logistic regression; the table printed, and written into the file, \
            compares predicted with right on articles that a model has not seen (ten parts). Events below \
            the minimum are not written down; it is the one with the best F1 on the same parts.
            """)

    @Option(help: "Marks: one article a line, as for `dateline evaluate`.")
    var gold: [String] = []

    @Option(help: "Texts of articles, one a line in JSON, for marks without them.")
    var articles: [String] = []

    @Option(help: "The seeds folder with lexicon and models.")
    var seeds: String?

    @Option(help: "How strongly weights are kept small.")
    var penalty = 8.0

    @Option(help: "Leave out events below this instead of the best minimum.")
    var minimum: Double?

    @Option(help: "The file of weights to write.")
    var output: String?

    func run() throws {
        let marks = try gold.flatMap { path in
            try lines(path).map { value in
                guard let article = GoldArticle(value) else {
                    throw ValidationError("\(path): a line is no marked article")
                }
                return article
            }
        }
        var texts: [String: JSONValue] = [:]
        for path in articles {
            for value in try lines(path) {
                if let id = (value["id"] ?? value["file"])?.string { texts[id] = value }
            }
        }
        var groups: [[ConfidenceTrainer.Judged]] = []
        let analyzer = try Analyzer(seeds: SeedsFolder.locate(explicit: seeds))
        for mark in marks {
            groups.append(try judged(mark, texts[mark.name] ?? mark.line, analyzer))
        }
        let required = marks.reduce(0) { $0 + $1.events.count { $0.isRequired } }
        try report(ConfidenceTrainer(groups, penalty: penalty), groups, required)
    }

    private func lines(_ path: String) throws -> [JSONValue] {
        let data = try Data(contentsOf: URL(filePath: path))
        return try data.split(separator: 0x0A).map { try JSONValue(parsing: $0) }
    }

    /// The events that are considered in an article, judged by its marks.
    private func judged(
        _ mark: GoldArticle, _ text: JSONValue, _ analyzer: Analyzer
    ) throws -> [ConfidenceTrainer.Judged] {
        var writer = JSONWriter()
        writer.element(text)
        let article = try ArticleReader().read(line: writer.bytes)
        let scratch = Scratch()
        guard let document = analyzer.analyze(article, scratch: scratch) else { return [] }
        let live: Set<Modality> = [.asserted, .reported, .planned]
        return analyzer.candidates(in: document, scratch: scratch).map { candidate in
            let facts = candidate.facts.map { (name: $0.name, value: $0.value) }
            return ConfidenceTrainer.Judged(
                sample: LogisticRegression.Sample(
                    facts: facts, isRight: mark.accepts(candidate.event)),
                isLive: live.contains(candidate.event.modality),
                finds: mark.found(by: candidate.event))
        }
    }

    private func report(
        _ trainer: ConfidenceTrainer, _ groups: [[ConfidenceTrainer.Judged]], _ required: Int
    ) throws {
        let confidences = trainer.crossValidated()
        let minimum = minimum ?? trainer.bestMinimum(confidences, required: required)
        let events = groups.joined()
        var text = [
            "\(groups.count) articles, \(events.count) events considered, "
                + "\(events.count { $0.sample.isRight }) of them right",
            "mean squared error on unseen articles \(Self.hundredths(trainer.brier(confidences)))",
            "predicted  right  events",
        ]
        for bin in trainer.reliability(confidences) {
            text.append(
                "     \(Self.hundredths(bin.predicted))   \(Self.hundredths(bin.right))  \(bin.count)"
            )
        }
        for (name, least) in [("all events", 0), ("events from the minimum on", minimum)] {
            let quality = trainer.quality(confidences, minimum: least, required: required)
            text.append(
                "\(name): precision \(Self.hundredths(quality.precision)), recall "
                    + "\(Self.hundredths(quality.recall)), F1 \(Self.hundredths(quality.f1))")
        }
        text.forEach { print($0) }
        guard let output else { return }
        try write(trainer.weights(), minimum: minimum, notes: text, to: output)
        print("minimum \(minimum), \(trainer.weights().count) weights in \(output)")
    }

    private func write(
        _ weights: [String: Double], minimum: Double, notes: [String], to path: String
    ) throws {
        let head = [
            "Weights of the confidence of events: a logistic regression, made by",
            "`dateline-train confidence` from hand-marked articles (see seeds/README.md). What is true of",
            "an event adds its weight; `record` counts with the log odds that the record gives, `length`",
            "with the length of the sentence. `minimum` is the confidence below which nothing is logged.",
            "",
        ]
        var file = (head + notes).map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
        file += "minimum weight=\(minimum)\n"
        for (name, weight) in weights.sorted(by: { $0.key < $1.key }) {
            file += "\(name) weight=\(Self.thousandths(weight))\n"
        }
        try Data(file.utf8).write(to: URL(filePath: path))
    }

    private static func hundredths(_ value: Double) -> String { String(format: "%.3f", value) }

    private static func thousandths(_ value: Double) -> String { String(format: "%.3f", value) }
}
