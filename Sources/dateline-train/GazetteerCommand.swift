import ArgumentParser
import FoundationEssentials
import LanguageData
import Training

/// Compiles the gazetteer.
struct GazetteerCommand: ParsableCommand {
    /// How it is called and what it is for.
    static let configuration = CommandConfiguration(
        commandName: "gazetteer",
        abstract: "Compile tables of places into seeds/lexicon/shared/gazetteer.bin.")

    @Option(
        help: "GeoNames: id, name, country, admin1, latitude, longitude, population, other names.")
    var towns: String

    @Option(help: "ISO 3166-2: code, name, kind, German name.")
    var regions: String

    @Option(help: "The folder seeds.")
    var seeds: String?

    @Option(help: "The file to write.")
    var output: String

    /// Writes the file.
    func run() throws {
        var builder = try GazetteerBuilder(seeds: try SeedsFolder.locate(explicit: seeds))
        try builder.addTowns(path: towns)
        try builder.addRegions(path: regions)
        try Data(builder.bytes()).write(to: URL(filePath: output))
    }
}
