import Annotation
import Analysis
import FoundationEssentials
import LanguageData
import TestSupport
import Testing
import Training

struct RelatedNamesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write(OwnTreebank.conllu, "own.conllu")
        try write(OwnTreebank.names, "own.tsv")
        let swapped = OwnTreebank.names.replacing("-PER", with: "-ORG")
        try write(swapped.replacing("-LOC", with: "-OTH"), "related.tsv")
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder.appending(name)))
    }

    private var recipe: ModelRecipe {
        var recipe = ModelRecipe()
        recipe.treebanks = [ModelRecipe.Source(folder.appending("own.conllu"))]
        recipe.names = [ModelRecipe.Source(folder.appending("own.tsv"))]
        recipe.relatedNames = [ModelRecipe.Source(folder.appending("related.tsv"))]
        recipe.settings.folds = 2
        return recipe
    }

    private func trained(_ recipe: ModelRecipe) throws -> String {
        let path = folder.appending("own.model")
        try Data(try recipe.run { _ in }).write(to: URL(filePath: path))
        return path
    }

    @Test func `a related corpus with other rules does not overrule the main one`() throws {
        let model = try LanguageModel(language: .german, path: trained(recipe))
        #expect(try NameScore(model: model, bio: folder.appending("own.tsv")).f1 == 1)
        #expect(try NameScore(model: model, bio: folder.appending("related.tsv")).right == 0)
    }

    @Test func `new names leave the other parts of a model as they are`() throws {
        let path = try trained(recipe)
        let before = try ModelFile(path: path)
        var names = recipe
        names.treebanks = []
        names.relatedNames = []
        names.base = path
        let renewed = folder.appending("renewed.model")
        try Data(try names.run { _ in }).write(to: URL(filePath: renewed))
        let after = try ModelFile(path: renewed)
        #expect(Set(after.sectionNames) == Set(before.sectionNames))
        for name in before.sectionNames where !name.hasPrefix("name") {
            #expect(try after.required(name).elementsEqual(before.required(name)))
        }
        #expect(try !after.required("names").elementsEqual(before.required("names")))
    }
}
