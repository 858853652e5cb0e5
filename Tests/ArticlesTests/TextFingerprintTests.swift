import Articles
import Testing

struct TextFingerprintTests {
    /// An article of `count` made-up sentences that `seed` decides.
    private func article(_ seed: Int, sentences count: Int = 12) -> [String] {
        let who = [
            "The minister", "A general", "The council", "Their envoy", "The court", "A spokesman",
            "The chancellor", "Both delegations", "One deputy", "The president", "Its board",
        ]
        let did = [
            "rejected", "signed", "discussed", "delayed", "welcomed", "criticised", "praised",
            "defended", "presented", "withdrew", "explained", "announced",
        ]
        let what = [
            "the treaty", "a new bridge", "the budget", "fresh talks", "the ceasefire", "its plan",
            "an inquiry", "lower tariffs", "the visit", "more troops", "a law", "several reforms",
        ]
        let where_ = [
            "in Geneva", "at the border", "in the north", "before noon", "on Friday", "by letter",
            "after the vote", "without comment", "during dinner", "for a year", "near Bonn",
        ]
        return (0..<count).map { index in
            var state = UInt64(seed * 1009 + index * 31 + 7)
            func pick(_ list: [String]) -> String {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return list[Int(state >> 40) % list.count]
            }
            return
                "\(pick(who)) \(pick(did)) \(pick(what)) number \(seed * 40 + index) \(pick(where_))."
        }
    }

    @Test func `two changed sentences leave a text similar and findable`() {
        for seed in 1...100 {
            let original = article(seed)
            var changed = original
            changed[3] = "Nothing of that kind had been expected by anybody in the capital."
            changed[8] = "Observers called the evening calm, with few exceptions."
            let one = TextFingerprint(text: original.joined(separator: " "))
            let two = TextFingerprint(text: changed.joined(separator: "\n"))
            #expect(one.similarity(to: two) >= TextFingerprint.defaultThreshold - 0.1)
            #expect(!Set(one.bandKeys).isDisjoint(with: two.bandKeys))
        }
    }

    @Test func `different articles of one topic are not similar`() {
        let prints = (1...150).map { TextFingerprint(text: article($0).joined(separator: " ")) }
        for (index, one) in prints.enumerated() {
            for two in prints[(index + 1)...] {
                #expect(one.similarity(to: two) < TextFingerprint.defaultThreshold)
            }
        }
    }

    @Test func `quotation marks, case and line ends do not count`() {
        let text = article(5).joined(separator: " ") + " \"So be it\", he said."
        let other = text.replacing("\"So be it\"", with: "„SO BE IT“").replacing(" ", with: "\r\n")
        #expect(TextFingerprint(text: text) == TextFingerprint(text: other))
    }

    @Test func `a fingerprint survives its bytes`() {
        let print = TextFingerprint(text: article(9).joined(separator: " "))
        #expect(TextFingerprint(bytes: print.bytes, pairCount: print.pairCount) == print)
        #expect(TextFingerprint(bytes: [1, 2], pairCount: 3) == nil)
    }

    @Test func `a text of a few words is similar to nothing`() {
        let print = TextFingerprint(text: "He came.")
        #expect(print.bandKeys.isEmpty)
        #expect(print.similarity(to: print) == 0)
    }
}
