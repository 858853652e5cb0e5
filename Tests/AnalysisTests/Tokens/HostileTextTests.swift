import Analysis
import Annotation
import LanguageData
import Testing

struct HostileTextTests {
    @Test(arguments: Language.allCases)
    func `an empty text has no token`(language: Language) throws {
        let sample = try TokenSample("", rules: rules(language))
        #expect(sample.document.tokens.count == 0)
        #expect(sample.document.sentences.isEmpty)
    }

    @Test(arguments: Language.allCases)
    func `a megabyte without a space is cut into bounded tokens`(language: Language) throws {
        let pieces = ["x", "ä", "ж", "漢", "1", "-", ".", "x.", "a'", "1.", "(", "😀", "@/"]
        for piece in pieces {
            let size = piece == "x" ? 1_000_000 : 8_000
            let text = String(repeating: piece, count: size / piece.utf8.count)
            let sample = try TokenSample(text, rules: rules(language))
            expectSound(sample)
            let longest = sample.document.tokens.start.indices.map {
                sample.document.tokens.range($0).count
            }.max()
            #expect((longest ?? 0) <= 4096)
        }
    }

    @Test(arguments: Language.allCases)
    func `ten thousand words without a full stop are split`(language: Language) throws {
        let text = String(repeating: "word ", count: 10_000)
        let sample = try TokenSample(text, rules: rules(language))
        expectSound(sample)
        #expect(sample.document.sentences.allSatisfy { $0.span.count <= 300 })
    }

    @Test(arguments: Language.allCases)
    func `random characters of many scripts give sound ranges`(language: Language) throws {
        let alphabet = Array(
            "aZäß.,'’-–—\"„“”»«‚‘()[]:;!?…/@&%$€#*+=<>|_~^`0 19\n\t\u{A0}\u{AD}\u{200B}\u{200D}жЩ漢字عَरी😀👨‍👩‍👧e\u{301}İıŉﬁ①"
        ).flatMap { Array($0.unicodeScalars) }
        var generator = SplitMix(state: 7)
        let rules = try rules(language)
        for _ in 0..<50 {
            var text = String.UnicodeScalarView()
            for _ in 0..<200 {
                text.append(alphabet[Int(generator.next() % UInt64(alphabet.count))])
            }
            expectSound(TokenSample(String(text), rules: rules))
        }
    }

    private func rules(_ language: Language) throws -> TokenRules {
        try TokenRules(language: language, seeds: SeedsFolder.locate())
    }

    /// Tokens lie in order on character borders, and the sentences hold each of them once.
    private func expectSound(_ sample: TokenSample) {
        let document = sample.document
        var end = 0
        var faults = 0
        for row in 0..<document.tokens.count {
            let range = document.tokens.range(row)
            if range.start >= range.end || range.end > document.bytes.count { faults += 1 }
            if range.start < end, document.tokens.part[row] < 2 { faults += 1 }
            if !isBorder(range.start, document) || !isBorder(range.end, document) { faults += 1 }
            if document.tokens.form[row] == .empty { faults += 1 }
            end = range.end
        }
        var row = 0
        for sentence in document.sentences {
            if sentence.span.start != row || sentence.span.isEmpty { faults += 1 }
            row = sentence.span.end
        }
        #expect(faults == 0)
        #expect(row == document.tokens.count)
    }

    private func isBorder(_ offset: Int, _ document: Document) -> Bool {
        offset == document.bytes.count || document.bytes[offset] & 0xC0 != 0x80
    }
}

/// A small generator whose numbers are the same on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
