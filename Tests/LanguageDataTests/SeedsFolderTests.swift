import FoundationEssentials
import LanguageData
import Testing

struct SeedsFolderTests {
    @Test func `a given folder without a lexicon is refused and named`() throws {
        let error = #expect(throws: LanguageDataError.self) {
            try SeedsFolder.locate(explicit: "/nonexistent/seeds/")
        }
        #expect(error?.file == "/nonexistent/seeds")
    }

    @Test func `an overlay adds its records behind the shipped ones`() throws {
        let root = FileManager.default.temporaryDirectory.path + "/seeds-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        for (folder, text) in [("lexicon/de", "a x=1\n"), ("mine/de", "b x=2\n")] {
            try FileManager.default.createDirectory(
                atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: "\(root)/\(folder)/t.records"))
        }
        let seeds = try SeedsFolder.locate(explicit: root, overlays: ["\(root)/mine"])
        let files = try seeds.records("de/t.records")
        #expect(files.flatMap(\.records).map(\.name) == ["a", "b"])
        #expect(files.map(\.file) == ["de/t.records", "\(root)/mine/de/t.records"])
    }

    @Test func `a missing file is an error that names it`() {
        let error = #expect(throws: LanguageDataError.self) {
            try SeedsFolder(path: "/nonexistent").records("de/t.records")
        }
        #expect(error?.file == "/nonexistent/lexicon/de/t.records")
    }
}
