import FoundationEssentials
import LanguageData
import TestSupport
import Testing
import Training

struct ModelFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.appending("x.model")
    }

    private var bytes: [UInt8] {
        var writer = ModelFileWriter()
        writer.add("first", [1, 2, 3])
        writer.add("second", [])
        writer.add("third", Array(repeating: 7, count: 100))
        return writer.bytes()
    }

    private func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: path)) }

    @Test func `sections come back as they were written`() throws {
        try write(bytes)
        let file = try ModelFile(path: path)
        #expect(file.section("first").map(Array.init) == [1, 2, 3])
        #expect(file.section("second").map(Array.init) == [])
        #expect(file.section("third")?.count == 100)
        #expect(file.section("fourth") == nil)
        #expect(file.digest.count == 64)
    }

    @Test func `one altered byte is noticed wherever it stands`() throws {
        for position in stride(from: 0, to: bytes.count, by: 7) {
            var altered = bytes
            altered[position] ^= 0x10
            try write(altered)
            #expect(throws: LanguageDataError.self) { try ModelFile(path: path) }
        }
    }

    @Test func `a cut file is noticed`() throws {
        for count in [0, 5, 47, 48, 100, bytes.count - 1] {
            try write(Array(bytes[..<count]))
            #expect(throws: LanguageDataError.self) { try ModelFile(path: path) }
        }
    }

    @Test func `a missing file is an error that names it`() {
        let error = #expect(throws: LanguageDataError.self) { try ModelFile(path: path) }
        #expect(error?.file == path)
    }
}
