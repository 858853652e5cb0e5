import Reports
import SystemCalls
import TestSupport
import Testing

struct FoldersTests {
    private func file(_ text: String, in folder: TemporaryFolder) throws -> String {
        let path = folder.appending("dateline.yaml")
        try OpenFile.open(BytePath(path), [.write, .create]).write(Array(text.utf8))
        return path
    }

    @Test func `options override the environment, which overrides the file`() throws {
        let folder = try TemporaryFolder()
        let config = try file("state: /a\ninbox: /b\nworkers: 3\n", in: folder)
        let options = Folders.Options(config: config)
        #expect(try Folders.find(options, environment: [:]).state == "/a")
        #expect(try Folders.find(options, environment: [:]).inbox == "/b")
        let environment = ["DATELINE_STATE": "/c", "DATELINE_CONFIG": "/nonexistent"]
        #expect(try Folders.find(options, environment: environment).state == "/c")
        let all = Folders.Options(config: config, state: "/d", inbox: "/e")
        #expect(try Folders.find(all, environment: environment).state == "/d")
        #expect(try Folders.find(all, environment: environment).inbox == "/e")
    }

    @Test func `a named file that is not there, or is no YAML, is said`() throws {
        let folder = try TemporaryFolder()
        let broken = try file("state: [", in: folder)
        for path in ["/nonexistent/x.yaml", broken] {
            #expect(throws: Folders.Unknown.self) {
                try Folders.find(.init(config: path), environment: [:])
            }
        }
    }

    @Test func `no state folder anywhere is said with the remedy`() {
        #expect {
            try Folders.find(.init(config: "/dev/null"), environment: [:])
        } throws: { "\($0)".contains("--state") }
    }
}
