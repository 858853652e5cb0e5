import Annotation
import Articles
import Testing

struct CharsetTests {
    private let text = "Grüße an die Minister: „Größe“ zählt – sagt die Präsidentin in Köln."

    private func read(_ bytes: [UInt8]) throws -> String {
        try #require(ArticleReader().read(bytes: bytes, name: "a").first).text
    }

    @Test func `UTF-16 is read with and without a mark`() throws {
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try read([0xFF, 0xFE] + little) == text)
        #expect(try read([0xFE, 0xFF] + big) == text)
        #expect(try read(little) == text)
        #expect(try read(big) == text)
    }

    @Test func `UTF-8 read as Windows-1252 is repaired`() throws {
        let broken =
            "GrÃ¼ÃŸe an die Minister: â€žGrÃ¶ÃŸeâ€œ zÃ¤hlt â€“ sagt die PrÃ¤sidentin in KÃ¶ln."
        #expect(try read(Array(broken.utf8)) == text)
    }

    @Test func `letters that only look like damage stay`() throws {
        for sound in ["São Paulo e Ãgueda", "Âge d'or, château", "Ça va à l'été"] {
            #expect(try read(Array(sound.utf8)) == sound)
        }
    }

    @Test func `a byte order mark is no part of the text`() throws {
        #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == text)
    }

    @Test func `a UTF-8 text with one broken byte stays UTF-8`() throws {
        var bytes = Array(text.utf8)
        bytes.append(0xC3)
        #expect(try read(bytes).hasPrefix(text))
    }
}
