public import Annotation
public import LanguageData

/// The trained model of one language: tagger, parser, names and clusters, shared by all workers.
public struct LanguageModel: Sendable {
    /// The language.
    public let language: Language
    /// SHA-256 of the model, hexadecimal.
    public let digest: String
    /// Word clusters.
    package let clusters: ClusterMap
    /// Parts of speech and inflection.
    package let tagger: Tagger
    /// Trees.
    package let parser: Parser
    /// Names.
    package let names: NameTagger

    /// Maps the model file at `path`; throws when it is missing, damaged or of another version.
    public init(language: Language, path: String) throws(LanguageDataError) {
        try self.init(language: language, file: ModelFile(path: path))
    }

    /// Maps the model of a language in the seeds folder.
    public init(language: Language, seeds: SeedsFolder) throws(LanguageDataError) {
        try self.init(language: language, path: seeds.path(of: "models/\(language.code).model"))
    }

    /// Reads a model from its file.
    package init(language: Language, file: ModelFile) throws(LanguageDataError) {
        self.language = language
        digest = file.digest
        clusters = try ClusterMap(model: file, section: "clusters")
        tagger = try Tagger(model: file)
        parser = try Parser(model: file)
        names = try NameTagger(model: file)
    }
}
