import Analysis
import ArgumentParser
import EventLog
import LanguageData
import Reports

/// Options of commands that analyse articles themselves.
struct AnalysisOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Language of the articles: de or en.", valueName: "code"))
    var language: String?

    @Option(
        help: ArgumentHelp(
            "Publication date, from which 'on Monday' counts: 2026-01-31, 31.1.2026, today.",
            valueName: "day"))
    var published: String?

    @Option(
        help: ArgumentHelp("Folder of lexicon and models.", valueName: "dir"),
        completion: .directory)
    var seeds: String?

    @Option(
        help: ArgumentHelp(
            "Leave out trees, references or scorer, to measure what they bring.",
            valueName: "part", visibility: .hidden), transform: AnalysisOptions.ablation)
    var without: [Ablation] = []

    func validate() throws {
        if let language, !["de", "en"].contains(language) {
            throw ValidationError("--language is de or en, not '\(language)'")
        }
        if let published, DayText.canonical(published) == nil {
            throw ValidationError(
                "--published is a day, not '\(published)'; write \(DayText.forms)")
        }
    }

    /// The extractor that the options make; fails where the language data are not there.
    func extractor(_ folders: Folders) throws -> ArticleExtractor {
        var extractor = try Self.extractor(seeds: seeds, folders, without: Set(without))
        extractor.language = language
        extractor.published = published.flatMap(DayText.canonical)
        return extractor
    }

    /// An extractor with the language data of a folder, else of the configuration.
    static func extractor(
        seeds: String?, _ folders: Folders, without ablations: Set<Ablation> = []
    ) throws -> ArticleExtractor {
        let place = try SeedsFolder.locate(
            explicit: seeds ?? folders.seeds, overlays: folders.overlays)
        return try ArticleExtractor(seeds: place, without: ablations)
    }

    private static func ablation(_ text: String) throws -> Ablation {
        if let ablation = Ablation(rawValue: text) { return ablation }
        throw ValidationError("'\(text)' cannot be left out; trees, references and scorer can")
    }
}
