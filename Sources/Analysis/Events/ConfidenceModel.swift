public import Annotation
public import LanguageData
internal import Foundation

/// Tells how probable it is that an event is right: a logistic regression on what is known of it.
///
/// Its weights are a text record in the lexicon (`shared/confidence.records`), fitted by
/// `dateline-train confidence` on articles whose events were marked by hand; the file says on which, and
/// how well the confidence holds. Without the file an event keeps the confidence of its record.
public struct ConfidenceModel: Sendable {
    /// Weights by the name of the fact.
    public let weights: [String: Double]
    /// Events less probable than this are left out.
    public let minimum: Double

    /// Name of the file below `lexicon`.
    public static let file = "shared/confidence.records"

    /// Creates a model.
    public init(weights: [String: Double], minimum: Double) {
        self.weights = weights
        self.minimum = minimum
    }

    /// Reads the weights of the lexicon; nil where it holds none.
    public init?(seeds: SeedsFolder) throws(LanguageDataError) {
        guard seeds.holds("lexicon/\(Self.file)") else { return nil }
        var weights: [String: Double] = [:]
        var minimum = 0.0
        for file in try seeds.records(Self.file) {
            for record in file.records {
                guard let value = record["weight"].flatMap(Double.init) else {
                    throw LanguageDataError(
                        file: file.file, line: record.line,
                        message: "'\(record.name)' needs weight=NUMBER")
                }
                if record.name == "minimum" {
                    minimum = value
                } else {
                    weights[record.name] = value
                }
            }
        }
        self.init(weights: weights, minimum: minimum)
    }

    /// The probability that an event of which these facts hold is right, in hundredths.
    public func confidence(_ facts: [ConfidenceFact]) -> Double {
        let sum = facts.reduce(0) { $0 + $1.value * (weights[$1.name] ?? 0) }
        return (100 / (1 + exp(-sum))).rounded() / 100
    }
}

/// Something known of an event that bears on whether it is right.
public struct ConfidenceFact: Hashable, Sendable {
    /// Its name in the file of weights.
    public var name: String
    /// How much of it there is; 1 for what is or is not.
    public var value: Double

    /// Creates a fact.
    public init(_ name: String, _ value: Double = 1) {
        self.name = name
        self.value = value
    }
}

/// Gathers the facts that the confidence of an event is counted from.
struct ConfidenceFacts {
    let document: Document

    /// The facts of an event that was read, merged with its other mentions.
    func facts(of found: EventReader.Found) -> [ConfidenceFact] {
        let event = found.event
        let raw = min(0.97, max(0.03, found.record))
        var facts = [ConfidenceFact("bias"), ConfidenceFact("record", log(raw / (1 - raw)))]
        facts += sides(event)
        facts.append(ConfidenceFact("modality-\(event.modality.rawValue)"))
        facts.append(ConfidenceFact("type-\(event.type.rawValue)"))
        facts.append(ConfidenceFact("language-\(document.language.code)"))
        facts += position(event)
        if let features = found.features {
            if features.isNoun { facts.append(ConfidenceFact("noun")) }
            if features.isBackground { facts.append(ConfidenceFact("background")) }
            if features.isDistant { facts.append(ConfidenceFact("distant")) }
            if features.isSpecific { facts.append(ConfidenceFact("specific")) }
        } else {
            facts.append(ConfidenceFact("no-record"))
        }
        if event.mode != nil { facts.append(ConfidenceFact("mode")) }
        if event.attribution != nil { facts.append(ConfidenceFact("attributed")) }
        if event.place != nil { facts.append(ConfidenceFact("placed")) }
        facts.append(ConfidenceFact("date-\(event.date?.origin.rawValue ?? "none")"))
        if !event.more.isEmpty { facts.append(ConfidenceFact("repeated")) }
        return facts
    }

    private func sides(_ event: Event) -> [ConfidenceFact] {
        var facts: [ConfidenceFact] = []
        for (name, side) in [("actor", event.actors), ("recipient", event.recipients)] {
            let isKnown = side.contains { $0.country != nil || $0.bloc != nil }
            let state = side.isEmpty ? "none" : isKnown ? "known" : "unknown"
            facts.append(ConfidenceFact("\(name)-\(state)"))
            if side.contains(where: { $0.sector != nil && $0.name != nil }) {
                facts.append(ConfidenceFact("\(name)-named"))
            }
        }
        let codes = Set(event.actors.compactMap { $0.country ?? $0.bloc })
        let others = Set(event.recipients.compactMap { $0.country ?? $0.bloc })
        if !codes.isEmpty, codes == others { facts.append(ConfidenceFact("same-side")) }
        return facts
    }

    /// Where in the article it stands, and in how long a sentence.
    private func position(_ event: Event) -> [ConfidenceFact] {
        let index = event.evidence.sentence
        guard document.sentences.indices.contains(index) else { return [] }
        let sentence = document.sentences[index]
        var facts: [ConfidenceFact] = []
        let blocks = document.article.blocks
        let role = blocks.indices.contains(sentence.block) ? blocks[sentence.block].role : nil
        if role == .title || role == .heading {
            facts.append(ConfidenceFact("headline"))
        } else if document.sentences.count < 4 {
            facts.append(ConfidenceFact("alone"))
        } else if index < 4 {
            facts.append(ConfidenceFact("early"))
        } else if index * 2 > document.sentences.count {
            facts.append(ConfidenceFact("late"))
        }
        facts.append(ConfidenceFact("length", Double(min(60, sentence.span.count)) / 60))
        return facts
    }
}

/// An event that was considered, with what its confidence is counted from.
public struct EventCandidate: Sendable {
    /// The event, with its names and with the confidence that its record gives.
    public var event: Event
    /// What is known of it.
    public var facts: [ConfidenceFact]
}

extension Analyzer {
    /// All events that are considered in a document that this analysis has made, also those that are too
    /// improbable to be written down.
    public func candidates(in document: Document, scratch: Scratch) -> [EventCandidate] {
        stage(EventStage.self, of: document.language)?.candidates(in: document, scratch: scratch)
            ?? []
    }
}
