import DropFolder
import Testing

struct NameTests {
    @Test(arguments: [
        ".hidden", ".article.txt.AbC123", "a.part", "a.CRDOWNLOAD", "a.txt~", "#a#", "~$a.docx",
        "a.txt.meta.json", "a.tmp",
    ])
    func `names of unfinished files are left alone`(name: String) {
        #expect(IgnoreRules().pattern(for: InboxName(name)) != nil)
    }

    @Test(arguments: ["a.txt", "part", "a.parts", "tmp.txt", "sub/a.json", "-rf", "a#b"])
    func `names of articles are not`(name: String) {
        #expect(IgnoreRules().pattern(for: InboxName(name)) == nil)
    }

    @Test func `everything below a hidden folder is left alone`() {
        #expect(IgnoreRules().pattern(for: InboxName(".done/2026-01-01/a.txt")) != nil)
    }

    @Test(arguments: [
        ("*", "", true), ("a*c", "abc", true), ("a*c", "ab", false), ("*a*b*", "xaxbx", true),
        ("?", "", false), ("a?", "ab", true), ("*.txt", "a.TXT", true), ("**", "x", true),
        ("a*a*a", "aa", false),
    ])
    func `a star stands for any bytes and a question mark for one`(
        pattern: String, name: String, fits: Bool
    ) {
        #expect(NamePattern(pattern).matches(Array(name.utf8)) == fits)
    }

    @Test func `a name that is no text keeps its bytes in base64`() {
        #expect(InboxName(bytes: [0x61, 0xFF]).base64 == "Yf8=")
        #expect(InboxName(bytes: [0x61, 0xFF]).description == "a\\xFF")
        #expect(InboxName("Grüße.txt").base64 == nil)
    }

    @Test func `a name knows its folder`() {
        #expect(InboxName("a/b/c").folder == InboxName("a/b"))
        #expect(InboxName("c").folder.isInbox)
        #expect(InboxName("a/b").components.count == 2)
    }
}
