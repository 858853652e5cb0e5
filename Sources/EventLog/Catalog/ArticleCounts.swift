internal import Annotation

/// What one article adds to the counts of its day.
struct ArticleCounts {
    /// The day on which it was logged, `2026-01-02`.
    let day: String
    /// Kind (outcome, language, type, country), key and number.
    let entries: [(kind: String, key: String, count: Int)]

    /// Counts the lines of an article.
    init(_ lines: LoggedArticle) {
        day = String((lines.article.logged ?? "").prefix(10))
        var counts: [String: [String: Int]] = [
            "outcome": [lines.article.outcome.rawValue: 1]
        ]
        if let language = lines.article.language { counts["language"] = [language: 1] }
        for line in lines.events {
            counts["type", default: [:]][line.event.type.rawValue, default: 0] += 1
            for country in line.event.countries {
                counts["country", default: [:]][country, default: 0] += 1
            }
        }
        entries = counts.sorted { $0.key < $1.key }.flatMap { kind, keys in
            keys.sorted { $0.key < $1.key }.map { (kind, $0.key, $0.value) }
        }
    }

    /// Reads what `text` wrote.
    init(text: String, day: String) {
        self.day = day
        entries = text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 3, let count = Int(parts[2]) else { return nil }
            return (String(parts[0]), String(parts[1]), count)
        }
    }

    /// The entries, one a line: kind, tab, key, tab, number.
    var text: String {
        entries.map { entry in
            let key = entry.key.filter { $0 != "\t" && $0 != "\n" }
            return "\(entry.kind)\t\(key)\t\(entry.count)"
        }.joined(separator: "\n")
    }
}
