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
        ["status", "--json", "--prometheus"], ["explain"], ["tail", "-n", "-1"],
    ])
    func `wrong usage is status 2 with a word on standard error`(arguments: [String]) throws {
        let result = try Command().shell(
            "\"$D\" " + arguments.map { "'\($0)'" }.joined(separator: " "))
        #expect(result.status == 2)
        #expect(!result.errors.isEmpty && result.output.isEmpty)
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
}
