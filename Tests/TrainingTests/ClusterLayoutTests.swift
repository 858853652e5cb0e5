import Analysis
import Annotation
import FoundationEssentials
import LanguageData
import TestSupport
import Testing
import Training

struct ClusterLayoutTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.appending("own.model")
        let treebank = folder.appending("own.conllu")
        try Data(OwnTreebank.conllu.utf8).write(to: URL(filePath: treebank))
        var recipe = ModelRecipe()
        recipe.treebanks = [ModelRecipe.Source(treebank)]
        recipe.settings.folds = 2
        try Data(try recipe.run { _ in }).write(to: URL(filePath: path))
    }

    /// Writes the model again with its word clusters altered.
    private func alterClusters(_ change: (inout [UInt8]) -> Void) throws {
        let file = try ModelFile(path: path)
        var writer = ModelFileWriter()
        for name in file.sectionNames {
            var bytes = Array(try file.required(name))
            if name == "clusters" { change(&bytes) }
            writer.add(name, bytes)
        }
        try Data(writer.bytes()).write(to: URL(filePath: path))
    }

    @Test func `clusters as they were written are read`() throws {
        try alterClusters { _ in }
        #expect(throws: Never.self) { try LanguageModel(language: .german, path: path) }
    }

    @Test func `clusters of an older layout are refused`() throws {
        try alterClusters { $0[4] = 0 }
        let error = #expect(throws: LanguageDataError.self) {
            try LanguageModel(language: .german, path: path)
        }
        #expect("\(error, default: "")".contains("older layout"))
    }

    @Test func `cut clusters are refused`() throws {
        try alterClusters { $0.removeLast(4) }
        #expect(throws: LanguageDataError.self) {
            try LanguageModel(language: .german, path: path)
        }
    }
}
