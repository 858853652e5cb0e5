import Annotation
import FoundationEssentials
import TestSupport
import Testing

@testable import Analysis

/// Time expressions against the corpora, with floors.
///
/// The corpora are in `shared`; the measures are those of TempEval-3.
@Suite(.enabled(if: SharedFolder.exists && runsTier("quality")))
struct TimeQualityTests {
    /// A text with its marked expressions, offsets in characters.
    struct Text: Decodable {
        var text: String
        var dct: String?
        var timexes: [Timex]
    }

    /// A marked expression.
    struct Timex: Decodable {
        var start: Int
        var end: Int
        var value: String?
    }

    /// Counts of right ones.
    struct Score {
        var gold = 0
        var found = 0
        var strict = 0
        var relaxed = 0
        var value = 0

        /// F1 of a count, in per cent.
        func f1(_ right: Int) -> Double { 200 * Double(right) / Double(max(1, gold + found)) }
    }

    @Test func `German expressions and values keep their floors`() throws {
        let small = try score("KRAUTS_Dolomiten-42", .german)
        #expect(small.f1(small.strict) >= 90)
        #expect(small.f1(small.value) >= 82)
        let large = try score("KRAUTS_Dolomiten-100", .german)
        #expect(large.f1(large.strict) >= 85)
        #expect(large.f1(large.value) >= 81)
    }

    @Test func `English expressions and values keep their floors`() throws {
        let bank = try score("te3-TBAQ-TimeBank-en", .english)
        #expect(bank.f1(bank.relaxed) >= 92)
        #expect(bank.f1(bank.value) >= 77)
        let aquaint = try score("te3-TBAQ-AQUAINT-en", .english)
        #expect(aquaint.f1(aquaint.relaxed) >= 92)
        #expect(aquaint.f1(aquaint.value) >= 74)
    }

    private func score(_ corpus: String, _ language: Language) throws -> Score {
        let sample = try TimeSample.of(language)
        var score = Score()
        for line in try SharedFolder.lines("time/\(corpus).jsonl") {
            let text = try JSONDecoder().decode(Text.self, from: Data(line.utf8))
            let document = sample.document(
                text.text, published: text.dct.map { String($0.prefix(10)) })
            add(text, document.times, to: &score)
        }
        return score
    }

    private func add(_ text: Text, _ times: [TimeMention], to score: inout Score) {
        var starts: [Int] = []
        for character in text.text.unicodeScalars.map(\.utf8.count) {
            starts.append((starts.last ?? 0) + character)
        }
        func byte(_ offset: Int) -> Int { offset == 0 ? 0 : starts[offset - 1] }
        var used: Set<Int> = []
        score.gold += text.timexes.count
        score.found += times.count
        for timex in text.timexes {
            let range = TextRange(byte(timex.start), byte(timex.end))
            let near = times.indices.filter {
                !used.contains($0) && times[$0].range.overlaps(range)
            }
            guard let best = near.first(where: { times[$0].range == range }) ?? near.first else {
                continue
            }
            used.insert(best)
            score.relaxed += 1
            if times[best].range == range { score.strict += 1 }
            if times[best].value == timex.value { score.value += 1 }
        }
    }
}
