import Analysis
import Annotation
import FoundationEssentials
import LanguageData
import TestSupport
import Testing
import Training

struct WordTagTests {
    private static let nouns = ["bamo", "tiku", "refa", "dolin", "guse", "wapor", "neti", "kurb"]
    private static let verbs = ["sumi", "palo", "hegen", "zotu", "fira", "lobak", "mise", "juda"]
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        var text = ""
        for _ in 0..<40 {
            for (noun, verb) in zip(Self.nouns.prefix(6), Self.verbs.prefix(6)) {
                text += Self.sentence([("la", "DET"), (noun, "NOUN"), ("o", "PUNCT")])
                text += Self.sentence([("la", "PRON"), (verb, "VERB"), ("o", "PUNCT")])
            }
            for (noun, verb) in zip(Self.nouns.suffix(2), Self.verbs.suffix(2)) {
                text += Self.sentence([("po", "ADJ"), (noun, "NOUN"), ("o", "PUNCT")])
                text += Self.sentence([("ki", "AUX"), (verb, "VERB"), ("o", "PUNCT")])
            }
        }
        try write(text, "train.conllu")
        try write(
            Self.sentence([("la", "DET"), ("neti", "NOUN"), ("o", "PUNCT")])
                + Self.sentence([("la", "PRON"), ("mise", "VERB"), ("o", "PUNCT")])
                + Self.sentence([("la", "DET"), ("kurb", "NOUN"), ("o", "PUNCT")])
                + Self.sentence([("la", "PRON"), ("juda", "VERB"), ("o", "PUNCT")]), "test.conllu")
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder.appending(name)))
    }

    private static func sentence(_ words: [(form: String, tag: String)]) -> String {
        words.enumerated().map { number, word in
            "\(number + 1)\t\(word.form)\t_\t\(word.tag)\t_\t_\t\(number == 1 ? 0 : 2)\tdep\t_\t_\n"
        }.joined() + "\n"
    }

    /// Trains a model into the folder.
    private func train(knowsWordTags: Bool) throws -> LanguageModel {
        var recipe = ModelRecipe()
        recipe.treebanks = [ModelRecipe.Source(folder.appending("train.conllu"))]
        recipe.settings.folds = 2
        recipe.settings.tagEpochs = 12
        recipe.settings.knowsWordTags = knowsWordTags
        let path = folder.appending("own.model")
        try Data(try recipe.run { _ in }).write(to: URL(filePath: path))
        return try LanguageModel(language: .german, path: path)
    }

    @Test func `a word looks ahead to what the next word was elsewhere`() throws {
        let known = try ModelScore(
            model: try train(knowsWordTags: true), conllu: folder.appending("test.conllu"),
            limit: nil)
        let unknown = try ModelScore(
            model: try train(knowsWordTags: false), conllu: folder.appending("test.conllu"),
            limit: nil)
        #expect(known.tags == 12)
        #expect(unknown.tags < 12)
    }

    @Test func `only a model that was told so has the tags of words`() throws {
        _ = try train(knowsWordTags: true)
        #expect(try ModelFile(path: folder.appending("own.model")).section("word-tags") != nil)
        _ = try train(knowsWordTags: false)
        #expect(try ModelFile(path: folder.appending("own.model")).section("word-tags") == nil)
    }

    @Test func `names learned anew leave the tags of words in the model`() throws {
        _ = try train(knowsWordTags: true)
        var recipe = ModelRecipe()
        recipe.base = folder.appending("own.model")
        try write(OwnTreebank.names, "own.tsv")
        recipe.names = [ModelRecipe.Source(folder.appending("own.tsv"))]
        try Data(try recipe.run { _ in }).write(to: URL(filePath: folder.appending("new.model")))
        let model = try LanguageModel(language: .german, path: folder.appending("new.model"))
        let score = try ModelScore(
            model: model, conllu: folder.appending("test.conllu"), limit: nil)
        #expect(score.tags == 12)
    }
}
