import Annotation
import ArgumentParser
import EventLog
import LanguageData
import Reports
import SystemCalls

/// Options that select events; each may stand more than once, and then one value is enough.
struct FilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "PLOVER types (CONSULT or ASSAULT,COERCE ...).", valueName: "types"),
        transform: FilterOptions.types)
    var type: [[EventType]] = []

    @Option(help: ArgumentHelp("Finer form (visit, troops ...).", valueName: "word"))
    var mode: [String] = []

    @Option(
        help: ArgumentHelp(
            "Country of a participant or the place (UKR, UA, Ukraine), or bloc (EU).",
            valueName: "code"))
    var country: [String] = []

    @Option(
        help: ArgumentHelp(
            "Part of a participant's name, as logged or in German.", valueName: "name"))
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
            "Events on or after this day: \(DayText.forms).",
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

    /// The filter that the options make; a value that means nothing is wrong usage.
    func filter(_ location: LocationOptions) throws -> LogFilter {
        var filter = LogFilter()
        filter.types = type.flatMap(\.self)
        filter.modes = mode.map { $0.lowercased() }
        let names = country.isEmpty && actor.isEmpty ? nil : try Self.names(location)
        filter.countries = try country.map { try code($0, names) }
        filter.actors = actor + actor.flatMap { names?.names($0) ?? [] }
        filter.places = place
        filter.modalities = modality
        filter.texts = text
        filter.languages = try language.map(Self.language)
        filter.days = try range(since, until)
        filter.loggedDays = try range(loggedSince, loggedUntil)
        filter.confidence = minConfidence
        filter.stories = story
        return filter
    }

    /// The names in the lexicon; nil where none is found: then names are taken as they are.
    private static func names(_ location: LocationOptions) throws -> FilterNames? {
        let settings = try location.settings()
        guard
            let seeds = try? SeedsFolder.locate(
                explicit: settings.seeds, overlays: settings.overlays)
        else { return nil }
        return try FilterNames(seeds: seeds)
    }

    /// The code of a country or bloc in the words of the log.
    private func code(_ text: String, _ names: FilterNames?) throws -> String {
        guard let names else { return text.uppercased() }
        if let code = names.code(text) { return code }
        throw Self.usage(
            "'\(text)' is no country or bloc; write an ISO code or name (UKR, UA, Ukraine), or the "
                + "bloc as the log has it (EU, NATO, HEZBOLLAH)")
    }

    private static func language(_ text: String) throws -> String {
        switch text.lowercased() {
        case "de", "german", "deutsch": return "de"
        case "en", "english", "englisch": return "en"
        default: throw usage("'\(text)' is no language that gives events; write de or en")
        }
    }

    /// Why nothing is shown, and what to do.
    static func nothing(_ filter: LogFilter, in state: String) -> String {
        if !filter.modes.isEmpty, let known = modes(in: state), !known.isEmpty,
            known.isDisjoint(with: filter.modes)
        {
            return "no event has such a mode; the log has \(known.sorted().joined(separator: ", "))"
        }
        if filter != LogFilter() {
            return "no event passes the filters; without them `dateline events` shows all"
        }
        return "the log in \(PlainLine.of(state)) holds no event yet; `dateline status` tells "
            + "whether articles come in"
    }

    /// The modes of all events in the log; nil where it cannot be read.
    private static func modes(in state: String) -> Set<String>? {
        var modes: Set<String> = []
        try? LogReader(folder: BytePath(state)).forEachEvent(LogFilter()) { line in
            line.event?.event.mode.map { _ = modes.insert($0) }
            return true
        }
        return modes
    }

    private static func types(_ text: String) throws -> [EventType] {
        try text.split(separator: ",").map { try type(String($0)) }
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
        guard range.first <= range.last else {
            throw Self.usage("\(since ?? "") lies after \(until ?? ""): no day is between them")
        }
        return range
    }

    private func days(_ text: String) throws -> DayRange {
        if let days = DayText.days(text) { return days }
        throw Self.usage("'\(text)' is no day; write \(DayText.forms)")
    }

    private static func usage(_ message: String) -> CommandFailure {
        CommandFailure(message: PlainLine.of(message), status: .usage)
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
