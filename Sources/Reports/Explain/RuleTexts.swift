public import LanguageData

/// The text of rules that events name: `de/events.rules:41 visit`.
public struct RuleTexts: Sendable {
    private let seeds: SeedsFolder?

    /// Creates access to the rules of a seeds folder; without one only names are shown.
    public init(seeds: SeedsFolder?) { self.seeds = seeds }

    /// The rule's file and line, and its record without examples, at most 8 lines.
    public func lines(of id: String) -> [String] {
        let head = PlainLine.of(id)
        guard let (file, number) = Self.place(id),
            let bytes = try? seeds?.bytes(of: "lexicon/\(file)")
        else { return [head] }
        let all = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard all.indices.contains(number - 1) else { return [head] }
        var lines = [all[number - 1]]
        for line in all[number...] {
            guard line.first == " " || line.first == "\t" else { break }
            lines.append(line)
        }
        let record = lines.map { PlainLine.of(String($0)) }
            .filter { !$0.hasPrefix("EXAMPLE") && !$0.hasPrefix("NOT ") && !$0.isEmpty }
        return [head] + record.prefix(8).map { "  " + $0 }
    }

    /// File and line of a rule id.
    private static func place(_ id: String) -> (file: String, line: Int)? {
        guard let colon = id.firstIndex(of: ":") else { return nil }
        let number = id[id.index(after: colon)...].prefix { $0.isNumber }
        let file = String(id[..<colon])
        guard let line = Int(number), line > 0, !file.split(separator: "/").contains("..") else {
            return nil
        }
        return (file, line)
    }
}
