import Analysis
import Annotation
import FoundationEssentials
import LanguageData
import TestSupport
import Testing
import Training

struct NameMarksTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write(OwnTreebank.conllu, "own.conllu")
        try write(OwnTreebank.names, "own.tsv")
        try write(Self.marked, "marked.conllu")
    }

    /// The sentences of `OwnTreebank.names`; the contraction stands in the second.
    private static let marked = """
        # sent_id = one
        1\tAnna\t_\tPROPN\t_\t_\t3\tnsubj\t_\t_
        2\tBerg\t_\tPROPN\t_\t_\t1\tflat\t_\t_
        3\twohnt\t_\tVERB\t_\t_\t0\troot\t_\t_
        4\tin\t_\tADP\t_\t_\t5\tcase\t_\t_
        5\tMinsk\t_\tPROPN\t_\t_\t3\tobl\t_\t_
        6\t.\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_

        # sent_id = two
        1\tOtto\t_\tPROPN\t_\t_\t2\tnsubj\t_\t_
        2\tlebt\t_\tVERB\t_\t_\t0\troot\t_\t_
        3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
        3\tin\t_\tADP\t_\t_\t5\tcase\t_\t_
        4\tdem\t_\tDET\t_\t_\t5\tdet\t_\t_
        5\tRiga\t_\tPROPN\t_\t_\t2\tobl\t_\t_
        6\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_


        """

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder.appending(name)))
    }

    private func trained(marks: String) throws -> LanguageModel {
        try write(marks, "own.marks")
        var recipe = ModelRecipe()
        recipe.treebanks = [ModelRecipe.Source(folder.appending("own.conllu"))]
        recipe.marks = [ModelRecipe.Source(folder.appending("own.marks"))]
        recipe.markedTreebanks = [folder.appending("marked.conllu")]
        recipe.settings.folds = 2
        let path = folder.appending("own.model")
        try Data(try recipe.run { _ in }).write(to: URL(filePath: path))
        return try LanguageModel(language: .german, path: path)
    }

    @Test(
        arguments: [
            "forms surface\none 6 0-1=PER 4=LOC\ntwo 5 0=PER 3=LOC\n",
            "forms words\n# a comment\none 6 0-1=PER 4=LOC\n\ntwo 6 0=PER 4=LOC\n",
        ])
    func `names are learned from marks in a treebank`(marks: String) throws {
        let model = try trained(marks: marks)
        #expect(try NameScore(model: model, bio: folder.appending("own.tsv")).f1 == 1)
    }

    @Test(
        arguments: [
            ("forms words\ntwo 5 0=PER 3=LOC\n", "two has 6 words"),
            ("forms words\nthree 5 0=PER\n", "only 0 of 1 sentences"),
            ("forms words\none 6 0-6=PER\n", "own.marks:2"),
            ("forms words\none 6 0=NAME\n", "own.marks:2"),
        ])
    func `marks that do not fit the treebank are refused`(marks: String, message: String) throws {
        let error = #expect(throws: TrainingError.self) { try trained(marks: marks) }
        #expect(error?.message.contains(message) == true)
    }

    @Test func `related marks with other rules do not overrule the names`() throws {
        try write("forms surface\none 6 0-1=ORG 4=OTH\ntwo 5 0=ORG 3=OTH\n", "own.marks")
        var recipe = ModelRecipe()
        recipe.treebanks = [ModelRecipe.Source(folder.appending("own.conllu"))]
        recipe.names = [ModelRecipe.Source(folder.appending("own.tsv"))]
        recipe.relatedMarks = [ModelRecipe.Source(folder.appending("own.marks"))]
        recipe.markedTreebanks = [folder.appending("marked.conllu")]
        recipe.settings.folds = 2
        let path = folder.appending("own.model")
        try Data(try recipe.run { _ in }).write(to: URL(filePath: path))
        let model = try LanguageModel(language: .german, path: path)
        #expect(try NameScore(model: model, bio: folder.appending("own.tsv")).f1 == 1)
    }
}
