import SystemCalls
import Testing

struct BytePathTests {
    @Test func `a path knows its last component and the folder above`() {
        #expect(BytePath("/a/b").lastComponent == Array("b".utf8))
        #expect(BytePath("/a/b").parent == BytePath("/a"))
        #expect(BytePath("/a").parent == BytePath("/"))
        #expect(BytePath("a").parent == BytePath("."))
        #expect(BytePath("/").appending("a") == BytePath("/a"))
        #expect(BytePath("/a/").appending("b") == BytePath("/a/b"))
    }

    @Test(arguments: [
        ("Grüße.txt", "Grüße.txt"), ("a\nb", "a\\nb"), ("a\\nb", "a\\\\nb"),
        ("\u{1B}[31m", "\\x1B[31m"), ("x\u{202E}txt", "x\\u{202E}txt"), ("$(reboot)", "$(reboot)"),
    ])
    func `what a terminal would obey is escaped`(name: String, shown: String) {
        #expect(escaped(Array(name.utf8)) == shown)
    }

    @Test func `bytes that are no text are shown in hexadecimal`() {
        #expect(escaped([0x61, 0xFF, 0xC3, 0x62]) == "a\\xFF\\xC3b")
        #expect(escaped([0xE2, 0x82]) == "\\xE2\\x82")
    }

    @Test func `two names never read the same`() {
        #expect(escaped(Array("\\xFF".utf8)) != escaped([0xFF]))
    }
}
