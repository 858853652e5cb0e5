import LanguageData
import Testing

struct RecordFileTests {
    @Test func `fields, lists, quotes and continuations are read`() throws {
        let text = """
            # a comment
            visit lemmas="visit|call on | " type=CONSULT # behind
                note="say \\"hi\\" \\\\ there"
                EXAMPLE Der Außenminister kam. => CONSULT BLR
                NOT    Thousands came.
            next a=ü b=2
            """
        let file = try RecordFile(text: text, file: "t.rules")
        #expect(file.records.map(\.name) == ["visit", "next"])
        let visit = file.records[0]
        #expect(visit.line == 2 && visit.list("lemmas") == ["visit", "call on"])
        #expect(visit["note"] == "say \"hi\" \\ there" && visit["type"] == "CONSULT")
        #expect(visit.examples.map(\.text) == ["Der Außenminister kam."])
        #expect(visit.examples.first?.expectation == "CONSULT BLR")
        #expect(visit.counterexamples.map(\.text) == ["Thousands came."])
        #expect(file.records[1].fields.map(\.column) == [6, 10])
    }

    @Test(arguments: [
        ("  a=1", 1, "record above"), ("x\ny=1", 2, "starts with its name"),
        ("x a", 1, "key=value"), ("x a=\"b", 1, "no closing"), ("x\n  NOT  ", 2, "needs a text"),
    ])
    func `a malformed line is an error with its line`(
        _ text: String, _ line: Int, _ part: String
    ) {
        let error = #expect(throws: LanguageDataError.self) {
            try RecordFile(text: text, file: "t.rules")
        }
        #expect(error?.line == line)
        #expect(error?.message.contains(part) ?? false)
    }
}
