import JSONText
import Testing

@Test func `escapes and surrogate pairs read as characters`() throws {
    let value = try JSONValue(parsing: #""\u00e9\uD834\uDD1E\b\f\r\t\/\ud834x""#)
    #expect(value.string == "é𝄞\u{8}\u{C}\r\t/\u{FFFD}x")
}

@Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "\"a", "\"\\q\"", "\"\\u12g4\"", "01", "1.", "-",
    "nul", "[1] 2", "{a:1}", "\"\u{1}\"", "+1", "1e", "'a'",
])
func `a text that is not JSON is refused`(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
}

@Test func `deep nesting is refused, not followed into a crash`() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
}

@Test func `bytes that are not UTF-8 read as replacement characters`() throws {
    let value = try JSONValue(parsing: [0x22, 0x61, 0xFF, 0x22])
    #expect(value.string == "a\u{FFFD}")
}

@Test func `numbers are integers where they can be`() throws {
    let value = try JSONValue(parsing: "[1, 1.5, 9223372036854775808, 2.0, -0]")
    #expect(value.elements[0] == .integer(1))
    #expect(value.elements[1] == .number(1.5))
    #expect(value.elements[2] == .number(9_223_372_036_854_775_808))
    #expect(value.elements[3].integer == 2)
}

@Test func `the last of two members of one name counts`() throws {
    #expect(try JSONValue(parsing: #"{"a":1,"a":2}"#)["a"]?.integer == 2)
}
