internal import Analysis
internal import Annotation
internal import Articles
internal import LanguageData

/// Examples of actors: `name => CODE ...`, all of which the name resolves to.
struct ActorExamples: ExampleReader {
    let world: World
    let names: [String]

    func failure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String? {
        let wanted = (example.expectation ?? "").split(separator: " ").map(String.init)
        let found = Language.allCases.map { codes(of: example.text, $0) }
        if found.contains(where: { $0.isSuperset(of: wanted) }) { return nil }
        return told(example.text, found.map { $0.sorted().joined(separator: " ") })
            + ", not \(wanted.joined(separator: " "))"
    }

    func counterFailure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String?
    {
        let found = ActorLookup(world: world).resolve(example.text, language: .english)
        let named = found.compactMap { $0.country ?? $0.bloc }
        return named.isEmpty ? nil : told(example.text, named)
    }

    private func codes(of text: String, _ language: Language) -> Set<String> {
        let found = ActorLookup(world: world).resolve(text, language: language)
        return Set(found.flatMap { [$0.country, $0.bloc, $0.sector].compactMap(\.self) })
    }
}

/// Examples of time expressions: `text => expression = value`, with ` @ edtf` where that matters.
///
/// Those of shared files begin with `de:` or `en:`; all are read as published on 20 December 2022.
struct TimeExamples: ExampleReader {
    let stage: TimeStage
    let language: Language

    var names: [String] { ["shared/times.rules", "\(language.code)/times.rules"] }

    func reads(_ example: Record.Example, file: String) -> Bool {
        let prefix = example.text.prefix(3)
        return !["de:", "en:"].contains(prefix) || prefix == "\(language.code):"
    }

    func failure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String? {
        guard record["pattern"] != nil else { return nil }
        let document = document(example.text)
        let found = document.times.filter { $0.rule == rule(record, file) }.map { time in
            "\(document.text(time.range)) = \(time.value) @ \(time.edtf ?? "-")"
        }
        let wanted = example.expectation ?? ""
        let isHit = found.contains { wanted.contains("@") ? $0 == wanted : $0.hasPrefix(wanted) }
        return isHit ? nil : told(example.text, found) + ", not \(wanted)"
    }

    func counterFailure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String?
    {
        let document = document(example.text)
        let fired = document.times.filter { $0.rule == rule(record, file) }
        return fired.isEmpty ? nil : told(example.text, fired.map { document.text($0.range) })
    }

    private func rule(_ record: Record, _ file: RecordFile) -> String {
        "\(file.file):\(record.line) \(record.name)"
    }

    private func document(_ text: String) -> Document {
        let isMarked = ["de:", "en:"].contains(text.prefix(3))
        var article = Article(
            file: "example", text: isMarked ? String(text.dropFirst(3)) : text, blocks: [],
            format: "text")
        article.published = "2022-12-20"
        var document = Document(article: article, language: language)
        stage.run(on: &document, scratch: Scratch())
        return document
    }
}

/// Examples of quantities: `text => expression = value unit`.
struct QuantityExamples: ExampleReader {
    let reader: QuantityReader
    let language: Language

    var names: [String] { ["\(language.code)/quantities.records"] }

    func failure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String? {
        let rule = "\(file.file):\(record.line) \(record.name)"
        let found = quantities(of: example.text)
        let isHit = found.contains { $0.rule == rule && told($0) == example.expectation }
        return isHit
            ? nil : told(example.text, found.map(told)) + ", not \(example.expectation ?? "")"
    }

    func counterFailure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String?
    {
        let found = quantities(of: example.text)
        return found.isEmpty ? nil : told(example.text, found.map(told))
    }

    private func quantities(of text: String) -> [QuantityMention] {
        let article = Article(file: "example", text: text, blocks: [], format: "text")
        return reader.read(Document(article: article, language: language), scratch: Scratch())
    }

    private func told(_ mention: QuantityMention) -> String {
        let quantity = mention.quantity
        let upper = quantity.max.map { "-\(Int($0))" } ?? ""
        return "\(quantity.text) = \(Int(quantity.value))\(upper) \(quantity.unit)"
    }
}

/// Examples of token rules: `text => tokens`, one space between two, ¶ between sentences.
struct TokenExamples: ExampleReader {
    let rules: TokenRules

    var names: [String] {
        let code = rules.language.code
        return ["shared/tokens.rules", "\(code)/tokens.rules", "\(code)/abbreviations.rules"]
    }

    func failure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String? {
        let found = line(of: example.text)
        return found == example.expectation
            ? nil : told(example.text, [found]) + ", not \(example.expectation ?? "")"
    }

    func counterFailure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String?
    {
        let found = line(of: example.text)
        return found == example.expectation ? told(example.text, [found]) : nil
    }

    private func line(of text: String) -> String {
        let block = Block(range: TextRange(0, text.utf8.count), role: .paragraph)
        let article = Article(file: "example", text: text, blocks: [block], format: "text")
        var document = Document(article: article, language: rules.language)
        let scratch = Scratch()
        TokenStage(rules: rules).run(on: &document, scratch: scratch)
        SentenceStage(rules: rules).run(on: &document, scratch: scratch)
        if rules.language == .german { HyphenStage().run(on: &document, scratch: scratch) }
        return document.sentences.map { sentence in
            sentence.span.rows.map { document.form($0) }.joined(separator: " ")
        }.joined(separator: " ¶ ")
    }
}

/// Examples of clutter: lines that a rule drops, and lines that none does.
struct BoilerplateExamples: ExampleReader {
    let rules: BoilerplateRules

    var names: [String] { BoilerplateRules.files }

    func failure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String? {
        rules.deciding(line: example.text).isEmpty ? told(example.text, []) : nil
    }

    func counterFailure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String?
    {
        let fired = rules.deciding(line: example.text)
        return fired.isEmpty ? nil : told(example.text, fired)
    }
}
