/// Makes any number of small, different news articles out of our own words, the same for one seed.
public struct ArticleMaker {
    private var state: UInt64

    /// Creates a maker; equal seeds give equal articles.
    public init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    private static let guests = [
        "the French president", "the German foreign minister", "Poland's prime minister",
        "the Turkish defence minister", "India's foreign minister", "the Chinese president",
        "the Brazilian president", "Japan's prime minister", "the Spanish king",
    ]
    private static let cities = [
        "Kyiv", "Minsk", "Ankara", "Tokyo", "Berlin", "Brasilia", "Warsaw", "Tbilisi", "Cairo",
        "Nairobi", "Lima", "Hanoi",
    ]
    private static let acts = [
        "met members of the government", "signed an agreement on trade",
        "called for an end to the fighting", "promised new aid", "rejected the accusations",
        "criticised the sanctions", "thanked his hosts for their support",
    ]
    private static let closings = [
        "No details were given.", "Talks will go on next week.", "Police closed several streets.",
        "Hundreds of people protested in front of the ministry.", "It rained all day.",
    ]

    /// The next article: a headline, a blank line, a few sentences and a running number.
    public mutating func next(number: Int) -> String {
        let guest = pick(Self.guests)
        let city = pick(Self.cities)
        let body = (0..<(2 + Int(random() % 4))).map { _ in
            "\(guest.prefix(1).uppercased())\(guest.dropFirst()) \(pick(Self.acts)) in \(city)."
        }
        return """
            Visit number \(number) to \(city)

            \(city), \(1 + random() % 28) March 2023 - \(body.joined(separator: " ")) \
            \(pick(Self.closings)) The report has the number \(number).

            """
    }

    /// An article of about `words` words.
    public mutating func long(number: Int, words: Int) -> String {
        var text = next(number: number)
        while text.utf8.count < words * 6 {
            let guest = pick(Self.guests)
            text += "\n\(guest.prefix(1).uppercased())\(guest.dropFirst()) \(pick(Self.acts)) "
            text += "in \(pick(Self.cities)). \(pick(Self.closings))\n"
        }
        return text
    }

    /// A random number below 2^63; xorshift64*.
    public mutating func random() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return (state &* 0x2545_f491_4f6c_dd1d) >> 1
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[Int(random() % UInt64(choices.count))]
    }
}
