import Testing

struct TerminalTests {
    @Test func `a pipe gets JSON lines as they stand in the log`() throws {
        let folder = try LoggedFolder()
        let result = try Command().run("tail", "--state", folder.state)
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.hasPrefix(#"{"kind":"event","version":1,"id":"e-"#) })
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test(arguments: ["tail", "events"])
    func `a terminal gets colour of ours and no control characters of articles`(
        command: String
    ) throws {
        let folder = try LoggedFolder()
        let shown = try Command().onTerminal(command, "--state", folder.state)
        #expect(shown.contains("Minister 1 (BLR)"))
        #expect(shown.contains("\u{1B}[1m") || shown.contains(";1m"))
        #expect(shown.contains("[31mcolour[0m") || command == "events")
        #expect(!shown.contains("\u{1B}[31mcolour") && !shown.contains("\u{202E}"))
    }

    @Test func `NO_COLOR keeps colours off a terminal`() throws {
        let folder = try LoggedFolder()
        var command = Command()
        command.environment["NO_COLOR"] = "1"
        #expect(try !command.onTerminal("tail", "--state", folder.state).contains("\u{1B}"))
        command.environment["NO_COLOR"] = nil
        command.environment["TERM"] = "dumb"
        #expect(try !command.onTerminal("tail", "--state", folder.state).contains("\u{1B}"))
    }

    @Test func `a reader that goes away early is no error`() throws {
        let folder = try LoggedFolder(articles: 3)
        let line = "for i in $(seq 3000); do echo '{\"id\":\"'$i'\",\"text\":\"It rained.\"}'; done"
        let result = try Command().shell("\(line) | \"$D\" extract --jsonl | head -n 1")
        #expect(result.errors.filter { !$0.isWhitespace }.isEmpty)
        #expect(result.output.split(separator: "\n").count == 1)
        let follow = try Command().shell("\"$D\" tail -f --state \(folder.state) | head -n 1")
        #expect(follow.status == 0 && follow.errors.isEmpty)
    }
}
