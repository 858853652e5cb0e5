import Foundation
import Glibc
import TestSupport
import Testing

extension Faults {
    /// Files made to do harm, through the daemon and every command.
    @Suite struct HostileFaults {
        private let service: RunningService

        init() throws { service = try RunningService() }

        /// An article whose every part tries to command a terminal.
        private static let commanding = """
            Talks\u{1B}[31m in\u{9B}2J Berlin\u{202E}

            The president of France\u{1B}]0;taken over\u{07} met the chancellor in Berlin on 3 March \
            2023.\u{08}\u{08} Ministers\u{1B}[2J signed a treaty.\u{7F}
            """

        /// Names and contents; `written` makes those that take a program.
        private static let files: [String: String] = [
            "commanding.txt": commanding,
            "long.txt": "The president of France met "
                + String(repeating: "the minister and ", count: 20_000)
                + "the chancellor in Berlin on 3 March 2023.",
            "word.txt": String(repeating: "x", count: 300_000),
            "deep.json": String(repeating: "[", count: 100_000),
            "escapes.json":
                #"{"title":"\u0000\u001b[31m\ud800","text":"A \"minister\" \\ met \u0007"}"#,
            "deep.html": "<html><body>" + String(repeating: "<div>", count: 50_000) + "Talks.",
            "laughs.xml": """
            <?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">
            <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;">
            <!ENTITY out SYSTEM "file:///etc/passwd">]>
            <nitf><body><body.content><p>&f; &out; The president spoke.</p></body.content></body></nitf>
            """,
            "$(touch pwned).txt": "A file whose name is a command was found in Berlin.",
        ]

        /// Drops all hostile files; their names.
        private func dropAll() throws -> [String] {
            for (name, text) in Self.files { try service.drop(name, text) }
            let draft = service.folder.appending("draft")
            try Data("The minister left.".utf8).write(to: URL(fileURLWithPath: draft))
            symlink("/etc/passwd", service.folder.appending("link"))
            let made = """
                cd "$1" && tar -P -cf "$2/.out.tar" --transform 's,draft,../../escaped.txt,' draft link &&
                head -c 100000000 /dev/zero | gzip >"$2/.bomb.gz" &&
                mv "$2/.out.tar" "$2/out.tar" && mv "$2/.bomb.gz" "$2/bomb.gz"
                """
            #expect(run("sh", "-c", made, "sh", service.folder.path, service.inbox))
            return Array(Self.files.keys) + ["out.tar", "bomb.gz"]
        }

        @Test func `each hostile file has its fate, and every line is plain JSON below 64 KiB`()
            throws
        {
            try service.start()
            let names = try dropAll()
            #expect(service.wait { names.allSatisfy { !service.exists($0) } })
            for name in names { #expect(service.isDone(name) || service.failure(of: name) != nil) }
            let log =
                FileManager.default.contents(atPath: service.state + "/events.jsonl") ?? Data()
            for line in log.split(separator: 0x0A) {
                #expect(line.count < 65_536)
                #expect(line.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
                #expect((try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any])
            }
            #expect(log.range(of: Data("root:".utf8)) == nil)
            #expect(log.range(of: Data("long.txt".utf8)) != nil)
            #expect(!service.messages.contains("\u{1B}"))
            let outside = try FileManager.default.contentsOfDirectory(atPath: service.folder.path)
            #expect(!outside.contains("escaped.txt") && !outside.contains("pwned"))
            #expect(access("pwned", F_OK) != 0)
            #expect(service.status["health"] as? String == "well")
        }

        @Test func `no command shows an article's control characters on a terminal`() throws {
            try service.start()
            let names = try dropAll()
            #expect(service.wait { names.allSatisfy { !service.exists($0) } })
            let file = service.folder.appending("commanding.txt")
            try Data(Self.commanding.utf8).write(to: URL(fileURLWithPath: file))
            var shown = 0
            for command in [
                "status", "status commanding.txt", "status bomb.gz", "tail -n 100", "events",
                "events --stories", "verify", "explain \(file)", "extract \(file)",
                "analyze \(file)", "analyze --main-text \(file)", "evaluate \(file)",
                "explain '$(touch pwned).txt'",
            ] {
                let text = try onTerminal(command)
                shown += text.contains("Berlin") ? 1 : 0
                for scalar in text.unicodeScalars where Self.commands(scalar) {
                    Issue.record(
                        "\(command) shows \(scalar.escaped(asASCII: true)) in: \(text.prefix(300))")
                    break
                }
            }
            #expect(shown >= 4, "the commands must show the article, or this test says nothing")
        }

        /// Whether a terminal would take a character for a command; the command line's own line ends aside.
        private static func commands(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: false
            case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }

        /// What a command shows on a terminal without colours; lines of its own are escaped by JSON.
        private func onTerminal(_ command: String) throws -> String {
            let record = service.folder.appending("terminal")
            let program = RunningService.programs + "/dateline"
            let needsState = ["status", "tail", "events", "verify"].contains {
                command.hasPrefix($0)
            }
            let line = "'\(program)' \(command)" + (needsState ? " --state '\(service.state)'" : "")
            _ = try ChildProcess(["env", "NO_COLOR=1", "script", "-qec", line, record]).wait(
                RunningService.patience)
            let bytes = FileManager.default.contents(atPath: record) ?? Data()
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
