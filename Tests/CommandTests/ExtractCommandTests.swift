import JSONText
import Testing

struct ExtractCommandTests {
    private let visit =
        "Der französische Präsident Emmanuel Macron besuchte am Montag die Ukraine und traf den "
        + "ukrainischen Präsidenten in Kiew."

    @Test func `lines keep the order of the input and carry the ids`() throws {
        let ids = (0..<200).map { "id-\($0)" }
        let input = ids.enumerated().map { index, id in
            let text = String(repeating: "It rained. ", count: index % 7 * 20 + 1)
            return "{\"id\":\"\(id)\",\"text\":\"\(text)\"}\n"
        }
        let result = try Command().run("extract", "--jsonl", input: input.joined())
        #expect(result.status == 0)
        let found = try result.output.split(separator: "\n").map {
            try JSONValue(parsing: $0.utf8)["id"]?.string
        }
        #expect(found == ids)
    }

    @Test func `a bad line is named by its number, the others go on`() throws {
        let input = """
            {"id":"a","text":"It rained."}
            not JSON

            {"id":"b"}
            {"id":"c","text":"It rained again."}
            """
        let result = try Command().run("extract", "--jsonl", input: input)
        #expect(result.status == 1)
        #expect(result.errors.contains("line 2") && result.errors.contains("line 4"))
        #expect(result.output.split(separator: "\n").count == 2)
    }

    @Test func `an article gives events, the article line last, without times`() throws {
        let result = try Command().run(
            "extract", "--published", "2022-12-20", "--language", "de", input: visit)
        let lines = try result.output.split(separator: "\n").map { try JSONValue(parsing: $0.utf8) }
        #expect(lines.last?["kind"]?.string == "article")
        #expect(lines.last?["events"]?.integer == lines.count - 1)
        #expect(lines.first?["kind"]?.string == "event")
        #expect(lines.first?["article"]?["published"]?.string == "2022-12-20")
        #expect(lines.allSatisfy { $0["logged"] == nil })
    }

    @Test func `the same article gives the same lines every time`() throws {
        let runs = try (0..<2).map { _ in try Command().run("extract", input: visit).output }
        #expect(runs[0] == runs[1] && !runs[0].isEmpty)
    }

    @Test func `offsets of evidence count in the text that was given`() throws {
        let input = "{\"id\":\"x\",\"title\":\"Reise nach Osten\",\"text\":\"\(visit)\"}"
        let result = try Command().run("extract", "--jsonl", "--language", "de", input: input)
        let events = try result.output.split(separator: "\n")
            .map { try JSONValue(parsing: $0.utf8) }.filter { $0["kind"]?.string == "event" }
        #expect(!events.isEmpty)
        for event in events {
            let end = try #require(event["evidence"]?["end"]?.integer)
            #expect(end <= visit.utf8.count)
        }
    }

    @Test func `explain names the same events as extract`() throws {
        let extracted = try Command().run("extract", "--language", "de", input: visit).output
            .split(separator: "\n").compactMap {
                try JSONValue(parsing: $0.utf8)["evidence"] == nil
                    ? nil : JSONValue(parsing: $0.utf8)["id"]?.string
            }
        let explained = try Command().shell(
            "f=$(mktemp); printf '%s' '\(visit)' > $f; \"$D\" explain --language de $f; rm $f")
        #expect(explained.status == 0)
        #expect(!extracted.isEmpty)
        for id in extracted { #expect(explained.output.contains(id)) }
        #expect(explained.output.contains("trigger"))
        #expect(explained.output.contains("de/events.rules:"))
    }

    @Test func `explain with all also says what was refused`() throws {
        let result = try Command().shell(
            "f=$(mktemp); printf 'Anna Meier besuchte am Montag den Zoo.' > $f; "
                + "\"$D\" explain --all --language de $f; rm $f")
        #expect(result.status == 0)
        #expect(result.output.contains("considered and refused"))
        #expect(result.output.contains("“besuchte”"))
        let wrong = try Command().run("explain", "--all", "e-0123456789abcdef")
        #expect(wrong.status == 2 && wrong.errors.contains("name the file"))
    }
}
