import Annotation
import Testing

struct StringPoolTests {
    @Test func `equal strings have one name`() {
        var pool = StringPool()
        let first = pool.intern("Minsk")
        #expect(pool.intern("Minsk") == first)
        #expect(pool[first] == "Minsk")
        #expect(pool.intern("") == .empty)
    }

    @Test func `names survive growth`() {
        var pool = StringPool()
        let names = (0..<5000).map { pool.intern("wort\($0)") }
        for (number, name) in names.enumerated() {
            #expect(pool[name] == "wort\(number)")
            #expect(pool.find("wort\(number)") == name)
        }
        #expect(pool.find("unbekannt") == nil)
    }
}
