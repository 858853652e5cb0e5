import JSONText
import Testing

/// What `body` writes.
private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Test func `members keep their order and absent ones leave no trace`() {
    let text = written {
        $0.object {
            $0.field("b", "x")
            $0.field("none", nil as String?)
            $0.array("a") {
                $0.element(1)
                $0.object { $0.field("c", 0.5) }
                $0.element("z")
            }
            $0.object("empty") { _ in }
            $0.field("nan", Double.nan)
            $0.field("big", 12_000.0)
            $0.field("yes", true)
        }
    }
    #expect(text == #"{"b":"x","a":[1,{"c":0.5},"z"],"empty":{},"big":12000,"yes":true}"#)
}

@Test func `control characters and line separators are escaped`() {
    let text = written { $0.element("a\n\"\\\u{1B}\u{7F}\u{9B}\u{A0}\u{2028}\u{2029}ü") }
    #expect(text == #""a\n\"\\\u001b\u007f\u009b"# + "\u{A0}" + #"\u2028\u2029ü""#)
    let turned = written { $0.element("\u{202A}\u{202E}\u{202F}\u{2066}\u{2069}\u{206A}") }
    #expect(turned == #""\u202a\u202e"# + "\u{202F}" + #"\u2066\u2069"# + "\u{206A}\"")
}

@Test(arguments: 6..<40)
func `a string is cut between characters, with a mark`(limit: Int) throws {
    var writer = JSONWriter()
    writer.textLimit = limit
    writer.object { $0.clippedField("t", "aü\n𝄞\u{1}bcdefghijklmnopqrstuvwxyzäöü") }
    let line = String(decoding: writer.bytes, as: UTF8.self)
    let text = try #require(try JSONValue(parsing: line)["t"]?.string)
    #expect(!text.contains("\u{FFFD}"))
    #expect(line.utf8.count <= limit + #"{"t":""}"#.utf8.count || limit < 6)
    #expect(text.hasSuffix(JSONWriter.cutMark) == (limit < 43))
}

@Test func `what is parsed and written again is the same`() throws {
    let text = #"{"a":[1,-2,0.25,1e+30,true,false,null,"ü\n"],"b":{"c":{}},"d":[]}"#
    let value = try JSONValue(parsing: text)
    #expect(written { $0.element(value) } == text)
}
