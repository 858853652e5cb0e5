import JSONText
import SystemCalls
import Testing

struct QueryCommandTests {
    @Test func `filters select events`() throws {
        let folder = try LoggedFolder()
        let cases: [(String, Int)] = [
            ("", 3), ("--type assault", 2), ("--type assault --type CONSULT", 3),
            ("--type assault,consult", 3), ("--country BY", 3), ("--country Weißrussland", 3),
            ("--country DE", 0), ("--since 2.12.2022", 2), ("--language deutsch", 0),
            ("--since 2022-12-02", 2), ("--until 2022-12-01", 1), ("--since 2023", 0),
            ("--country blr --actor 'minister 2'", 1), ("--text 'sentence 0'", 1),
            ("--place minsk --modality asserted --language en", 0),
            ("--story s-0000000000000000", 2), ("--logged-since today", 3),
            ("--logged-until 1999", 0), ("--min-confidence 0.9", 0),
        ]
        for (options, count) in cases {
            let result = try Command().shell("\"$D\" events --state \(folder.state) \(options)")
            #expect(result.status == 0)
            #expect(result.output.split(separator: "\n").count == count, "\(options)")
        }
    }

    @Test func `a story that a filter takes is told with all its reports`() throws {
        let folder = try LoggedFolder()
        let result = try Command().run(
            "events", "--stories", "--text", "sentence 0", "--state", folder.state)
        let lines = try result.output.split(separator: "\n").map { try JSONValue(parsing: $0.utf8) }
        #expect(lines.map { $0["lines"]?.integer } == [2])
    }

    @Test func `stories as CSV say how many reports they have`() throws {
        let folder = try LoggedFolder()
        let result = try Command().run(
            "events", "--stories", "--format", "csv", "--state", folder.state)
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == 3)
        #expect(lines[0].contains(",reports,articles,") && lines[1].contains(",2,2,"))
    }

    @Test func `tail takes its number as other programs do`() throws {
        let folder = try LoggedFolder()
        let result = try Command().run("tail", "-2", "--state", folder.state)
        #expect(result.status == 0 && result.output.split(separator: "\n").count == 2)
    }

    @Test func `CSV has a head, a line an event, and quotes doubled`() throws {
        let folder = try LoggedFolder()
        let result = try Command().run("events", "--format", "csv", "--state", folder.state)
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == 4)
        #expect(lines[0].hasPrefix("id,story,logged,type,"))
        #expect(lines[1].contains("\"\"quotes\"\""))
    }

    @Test func `GeoJSON is one valid collection, also without events`() throws {
        let folder = try LoggedFolder()
        let all = try Command().run("events", "--format", "geojson", "--state", folder.state)
        let features = try #require(try JSONValue(parsing: all.output)["features"]?.elements)
        try #require(features.count == 3)
        #expect(features[0]["geometry"]?["coordinates"]?.elements.first?.number == 27.57)
        let none = try Command().run(
            "events", "--format", "geojson", "--type", "AID", "--state", folder.state)
        #expect(try JSONValue(parsing: none.output)["features"] == .array([]))
    }

    @Test func `stories merge the lines of one event`() throws {
        let folder = try LoggedFolder()
        let result = try Command().run("events", "--stories", "--state", folder.state)
        let lines = try result.output.split(separator: "\n").map { try JSONValue(parsing: $0.utf8) }
        try #require(lines.count == 2)
        #expect(lines[0]["lines"]?.integer == 2)
        #expect(lines[0]["articles"]?.elements.count == 2)
    }

    @Test func `status NAME tells what became of a file`() throws {
        let folder = try LoggedFolder()
        let result = try Command().run("status", "1.txt", "--state", folder.state, "--json")
        #expect(result.status == 0)
        let value = try JSONValue(parsing: result.output)
        #expect(value["state"]?.string == "done")
        #expect(value["articles"]?.elements.first?["events"]?.integer == 1)
    }

    @Test func `status counts, as JSON and for Prometheus`() throws {
        let folder = try LoggedFolder()
        let json = try Command().run("status", "--json", "--state", folder.state)
        let value = try JSONValue(parsing: json.output)
        #expect(value["events"]?["total"]?.integer == 3)
        #expect(value["type"]?["ASSAULT"]?.integer == 2)
        #expect(value["running"]?.bool == false)
        let page = try Command().run("status", "--prometheus", "--state", folder.state).output
        #expect(page.contains("dateline_events_total{type=\"ASSAULT\"} 2\n"))
        #expect(page.contains("dateline_up 0\n"))
    }

    @Test func `verify finds agreement, and what was changed behind the daemon's back`() throws {
        let folder = try LoggedFolder()
        #expect(try Command().run("verify", "--state", folder.state).status == 0)
        let log = BytePath(folder.state + "/events.jsonl")
        let bytes = try OpenFile.open(log, [.read]).readAll()
        let first = try #require(bytes.firstIndex(of: 0x0A))
        try OpenFile.open(log, [.write, .truncate]).write(Array(bytes[(first + 1)...]))
        let broken = try Command().run("verify", "--state", folder.state)
        #expect(broken.status == 1)
        #expect(broken.output.contains("names 1 events, 0 stand before it"))
        #expect(broken.output.contains("catalogue"))
    }

    @Test func `reindex makes a lost catalogue anew`() throws {
        let folder = try LoggedFolder()
        let state = try OpenFile.folder(BytePath(folder.state))
        try state.remove(Array("catalog.sqlite".utf8))
        #expect(try Command().run("verify", "--state", folder.state).status == 1)
        let result = try Command().run("reindex", "--state", folder.state)
        #expect(result.status == 0 && result.output == "3 articles, 3 events\n")
        #expect(try Command().run("verify", "--state", folder.state).status == 0)
    }

    @Test func `retry moves a failed file back and never replaces one`() throws {
        let folder = try LoggedFolder()
        let failed = BytePath(folder.inbox + "/.failed/news/a.txt")
        for path in [failed, BytePath(folder.inbox + "/.failed/news/a.txt.reason.json")] {
            try OpenFile.open(path, [.write, .create]).write(Array("x".utf8))
        }
        let options = ["--inbox", folder.inbox]
        let moved = try Command().run("retry", "a.txt", options[0], options[1])
        #expect(moved.status == 0)
        #expect(
            try OpenFile.open(BytePath(folder.inbox + "/news/a.txt"), [.read]).readAll() == [0x78])
        #expect(try OpenFile.folder(BytePath(folder.inbox + "/.failed/news")).names().isEmpty)
        try OpenFile.open(failed, [.write, .create]).write(Array("y".utf8))
        let taken = try Command().run("retry", "--all", options[0], options[1])
        #expect(taken.status == 1 && taken.errors.contains("of this name"))
        #expect(try OpenFile.open(failed, [.read]).readAll() == [0x79])
        #expect(try Command().run("retry", "b.txt", options[0], options[1]).status == 1)
    }
}

extension OpenFile {
    /// The names in this folder.
    fileprivate borrowing func names() throws -> [String] {
        var names: [String] = []
        try forEachEntry { names.append(String(decoding: $0.name, as: UTF8.self)) }
        return names
    }
}
