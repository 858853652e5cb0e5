import Foundation
import TestSupport
import Testing

struct ExitStatusTests {
    @Test(arguments: ["--help", "help", "--help-hidden"])
    func `help goes to standard output and is success`(argument: String) throws {
        let result = try Command().run(argument)
        #expect(result.status == 0)
        #expect(result.output.contains("SUBCOMMANDS"))
        #expect(result.errors.isEmpty)
    }

    @Test(arguments: [
        ["nonsense"], ["events", "--nonsense"], ["events", "--type", "DANCE"],
        ["events", "--since", "someday"], ["events"], ["retry"], ["retry", "x", "--all"],
        ["extract", "--language", "fr"], ["extract", "--published", "Monday"],
        ["events", "--since", "2025-13"], ["events", "--since", "2025-02-30"],
        ["events", "--since", "2025-03", "--until", "2025-02"], ["events", "--language", "fr"],
        ["extract", "--published", "30.2.2025"],
        ["status", "--json", "--prometheus"], ["explain"], ["tail", "-n", "-1"],
    ])
    func `wrong usage is status 2 with a word on standard error`(arguments: [String]) throws {
        let result = try Command().shell(
            "\"$D\" " + arguments.map { "'\($0)'" }.joined(separator: " "))
        #expect(result.status == 2)
        #expect(!result.errors.isEmpty && result.output.isEmpty)
    }

    @Test func `a country that is none is wrong usage, and says what is one`() throws {
        let folder = try LoggedFolder()
        let result = try Command().run("events", "--country", "XQZ", "--state", folder.state)
        #expect(result.status == 2 && result.errors.contains("ISO"))
    }

    @Test func `a command that is misspelt is told its likeness`() throws {
        #expect(try Command().run("evnts").errors.contains("did you mean 'events'"))
    }

    @Test func `the status of a daemon that does not run is 75`() throws {
        let folder = try LoggedFolder()
        for form in [[], ["--json"], ["--prometheus"]] {
            let result = try Command().shell(
                "\"$D\" status --state \(folder.state) \(form.joined())")
            #expect(result.status == 75)
            #expect(result.output.contains("3"))
        }
    }

    @Test func `a folder that is not there is status 1 with what to do`() throws {
        let result = try Command().run("events", "--state", "/nonexistent")
        #expect(result.status == 1)
        #expect(result.errors.contains("--state"))
    }

    @Test func `an unknown name or event is status 1`() throws {
        let folder = try LoggedFolder()
        #expect(try Command().run("status", "x.txt", "--state", folder.state).status == 1)
        #expect(try Command().run("explain", "e-ffff", "--state", folder.state).status == 1)
    }

    @Test func `a file that cannot be read does not stop the others`() throws {
        let result = try Command().run("extract", "/nonexistent", "-", input: "It rained.")
        #expect(result.status == 1)
        #expect(result.errors.contains("/nonexistent"))
        #expect(result.output.contains(#""kind":"article""#))
    }

    @Test func `full output is an error`() throws {
        let folder = try LoggedFolder()
        let result = try Command().shell("\"$D\" events --state \(folder.state) > /dev/full")
        #expect(result.status == 1)
        #expect(result.errors.contains("No space left"))
    }

    @Test(arguments: [
        ["status"], ["tail"], ["events"], ["verify"], ["reindex"], ["reprocess"],
        ["explain", "e-1"],
    ])
    func `a folder without a log is left as it is, and said to be none`(arguments: [String]) throws
    {
        let folder = try TemporaryFolder()
        let result = try Command().shell(
            "\"$D\" \(arguments.joined(separator: " ")) --state '\(folder.path)'")
        #expect(result.status == 1)
        #expect(result.errors.contains("no event log") && result.errors.contains("--state"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test(arguments: ["tail", "events", "events --stories", "events --format csv"])
    func `what shows nothing says so, and why`(command: String) throws {
        let folder = try TemporaryFolder()
        try Data().write(to: URL(filePath: folder.appending("events.jsonl")))
        let empty = try Command().shell("\"$D\" \(command) --state '\(folder.path)'")
        #expect(empty.status == 0 && empty.errors.contains("holds no event yet"))
        let full = try LoggedFolder()
        let none = try Command().shell("\"$D\" \(command) --type AID --state '\(full.state)'")
        #expect(none.status == 0 && none.errors.contains("no event passes the filters"))
    }

    @Test(arguments: [
        ("explain nothing.txt", "event (e-...)"), ("extract /tmp", "name the files in it"),
        ("evaluate nothing.jsonl", "help evaluate"), ("extract </dev/null", "pipe an article in"),
        ("retry x --inbox /nonexistent", "--inbox DIR"),
        ("events --state /tmp --country Atlantis", "ISO code or name"),
    ])
    func `a message says what to do`(command: String, remedy: String) throws {
        let result = try Command().shell("\"$D\" \(command)")
        #expect(result.status != 0)
        #expect(result.errors.contains(remedy))
    }
}
