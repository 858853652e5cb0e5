import Annotation
import ArgumentParser
import EventLog
import Reports

/// Options that select events; each may stand more than once, and then one value is enough.
struct FilterOptions: ParsableArguments {
    @Option(help: "PLOVER type (CONSULT, ASSAULT ...).", transform: FilterOptions.type)
    var type: [EventType] = []

    @Option(help: ArgumentHelp("Finer form (visit, troops ...).", valueName: "word"))
    var mode: [String] = []

    @Option(
        help: ArgumentHelp(
            "Country of a participant or the place (ISO alpha-3: UKR), or bloc (EU).",
            valueName: "code"))
    var country: [String] = []

    @Option(help: ArgumentHelp("Part of a participant's name.", valueName: "name"))
    var actor: [String] = []

    @Option(help: ArgumentHelp("Part of the place's name.", valueName: "name"))
    var place: [String] = []

    @Option(
        help: "asserted, reported, planned, hypothetical or negated.",
        transform: FilterOptions.modality)
    var modality: [Modality] = []

    @Option(
        help: ArgumentHelp(
            "Part of the sentence or title; several must all occur.", valueName: "words"))
    var text: [String] = []

    @Option(help: ArgumentHelp("Language of the article (de, en).", valueName: "code"))
    var language: [String] = []

    @Option(
        help: ArgumentHelp(
            "Events on or after this day: 2026-01-31, 2026-01, 2026, today, yesterday, 7d.",
            discussion: "The day of publication counts where the text gives no date.",
            valueName: "day"))
    var since: String?

    @Option(help: ArgumentHelp("Events on or before this day.", valueName: "day"))
    var until: String?

    @Option(help: ArgumentHelp("Logged on or after this day (UTC).", valueName: "day"))
    var loggedSince: String?

    @Option(help: ArgumentHelp("Logged on or before this day (UTC).", valueName: "day"))
    var loggedUntil: String?

    @Option(
        help: ArgumentHelp("Least confidence, 0 to 1.", valueName: "number"),
        transform: ConfidenceOption.read)
    var minConfidence: Double?

    @Option(help: ArgumentHelp("Events of this story.", valueName: "id"))
    var story: [String] = []

    /// The filter that the options make; a day that cannot be read is wrong usage.
    func filter() throws -> LogFilter {
        var filter = LogFilter()
        filter.types = type
        filter.modes = mode
        filter.countries = try country.map(code)
        filter.actors = actor
        filter.places = place
        filter.modalities = modality
        filter.texts = text
        filter.languages = language.map { $0.lowercased() }
        filter.days = try range(since, until)
        filter.loggedDays = try range(loggedSince, loggedUntil)
        filter.confidence = minConfidence
        filter.stories = story
        return filter
    }

    /// The code of a country or bloc in capitals; a name in full is wrong usage.
    private func code(_ text: String) throws -> String {
        if text.utf8.count <= 3 || text == text.uppercased() { return text.uppercased() }
        throw ValidationError(
            "'\(text)' is no code; write DEU or UKR, or a bloc in capitals: EU, NATO, HEZBOLLAH")
    }

    /// Why nothing is shown, and what to do.
    static func nothing(_ filter: LogFilter, in state: String) -> String {
        if filter != LogFilter() {
            return "no event passes the filters; without them `dateline events` shows all"
        }
        return "the log in \(PlainLine.of(state)) holds no event yet; `dateline status` tells "
            + "whether articles come in"
    }

    private static func type(_ text: String) throws -> EventType {
        if let type = EventType(rawValue: text.uppercased()) { return type }
        let known = EventType.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(text)' is no type; known are \(known)")
    }

    private static func modality(_ text: String) throws -> Modality {
        if let modality = Modality(rawValue: text.lowercased()) { return modality }
        let known = Modality.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(text)' is no modality; known are \(known)")
    }

    private func range(_ since: String?, _ until: String?) throws -> DayRange? {
        guard since != nil || until != nil else { return nil }
        var range = DayRange.always
        if let since { range.first = try days(since).first }
        if let until { range.last = try days(until).last }
        return range
    }

    private func days(_ text: String) throws -> DayRange {
        if let days = DayRange(edtf: text) ?? Self.relative(text) { return days }
        throw ValidationError(
            "'\(text)' is no day; write 2026-01-31, 2026-01, 2026, today, yesterday or 7d")
    }

    /// The day that `today`, `yesterday` or `7d` (days ago) means, in UTC.
    private static func relative(_ text: String) -> DayRange? {
        let ago: Int?
        switch text {
        case "today": ago = 0
        case "yesterday": ago = 1
        default: ago = text.last == "d" ? Int(text.dropLast()) : nil
        }
        guard let ago, ago >= 0, ago < 1_000_000 else { return nil }
        let day = Timestamp(milliseconds: Timestamp.now().milliseconds - ago * 86_400_000)
        return DayRange(edtf: String(day.description.prefix(10)))
    }
}

/// Reads the values of `--min-confidence`.
enum ConfidenceOption {
    /// A number from 0 to 1.
    static func read(_ text: String) throws -> Double {
        if let value = Double(text), (0...1).contains(value) { return value }
        throw ValidationError("'\(text)' is no confidence; write a number from 0 to 1, like 0.7")
    }
}
