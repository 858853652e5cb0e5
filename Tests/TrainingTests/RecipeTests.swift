import Analysis
import Annotation
import FoundationEssentials
import LanguageData
import TestSupport
import Testing
import Training

struct RecipeTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try Data(OwnTreebank.conllu.utf8).write(to: URL(filePath: folder.appending("own.conllu")))
        try Data(OwnTreebank.names.utf8).write(to: URL(filePath: folder.appending("own.tsv")))
    }

    private var recipe: ModelRecipe {
        var recipe = ModelRecipe()
        recipe.treebanks = [ModelRecipe.Source(folder.appending("own.conllu"))]
        recipe.names = [ModelRecipe.Source(folder.appending("own.tsv"))]
        recipe.settings.folds = 2
        return recipe
    }

    private func train(_ recipe: ModelRecipe) throws -> LanguageModel {
        let path = folder.appending("own.model")
        try Data(try recipe.run { _ in }).write(to: URL(filePath: path))
        return try LanguageModel(language: .german, path: path)
    }

    @Test func `twenty sentences are learned by heart`() throws {
        let model = try train(recipe)
        let score = try ModelScore(
            model: model, conllu: folder.appending("own.conllu"), limit: nil)
        #expect(score.tokens == 120)
        #expect(score.tags == 120)
        #expect(score.features == 120)
        #expect(score.labels == 120)
        #expect(try NameScore(model: model, bio: folder.appending("own.tsv")).f1 == 1)
    }

    @Test func `the same data and seed give the same bytes`() throws {
        let first = try recipe.run { _ in }
        let second = try recipe.run { _ in }
        #expect(first == second)
    }

    @Test func `a recipe without sentences is refused`() {
        #expect(throws: TrainingError.self) { try ModelRecipe().run { _ in } }
    }

    @Test func `a treebank that is not there is named in the error`() throws {
        var recipe = ModelRecipe()
        recipe.treebanks = [ModelRecipe.Source("/nowhere/x.conllu")]
        let error = #expect(throws: TrainingError.self) { try recipe.run { _ in } }
        #expect(error?.message.contains("/nowhere/x.conllu") == true)
    }

    @Test func `a source may carry a weight`() {
        #expect(ModelRecipe.Source("a/b.conllu@0.5").weight == 0.5)
        #expect(ModelRecipe.Source("a/b.conllu").weight == 1)
    }
}
