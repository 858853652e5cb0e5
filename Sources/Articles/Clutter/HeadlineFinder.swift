internal import Annotation
internal import Glibc

/// Finds the headline of a page that was copied whole, by what the text below it is about.
struct HeadlineFinder {
    private let context: LineContext
    /// The probability of prose of each line.
    private let probabilities: [Double]
    /// Index of the first line of prose.
    private let firstProse: Int
    /// The words of each line that is no longer than headlines are.
    private let words: [[UInt64]]

    init(text: TextBytes, context: LineContext, probabilities: [Double], firstProse: Int) {
        self.context = context
        self.probabilities = probabilities
        self.firstProse = firstProse
        words = context.lines.map { line in
            guard line.words <= 32 else { return [] }
            var words: [UInt64] = []
            var scanner = LineScanner(text, line.range)
            while let word = scanner.next() { words.append(word.hash) }
            return words
        }
    }

    /// The first of the candidates that are nearly as good as the best, or the longer and better one right
    /// below it, whose kicker it is.
    func headline(among candidates: [Int]) -> Int? {
        let scored = candidates.map { (index: $0, score: score($0)) }
        guard let best = scored.map(\.score).max() else { return nil }
        let good = scored.filter { $0.score >= best - 1.5 }
        guard let first = good.first, let next = good.dropFirst().first else {
            return good.first?.index
        }
        let (own, other) = (context.lines[first.index].words, context.lines[next.index].words)
        let isKicker =
            next.index == first.index + 1 && own <= 5 && other > max(own, 4)
            && next.score > first.score
        return isKicker ? next.index : first.index
    }

    /// How much a line looks like the headline: it shares words with the surest prose, reads like a part of
    /// the article, stands once more elsewhere, holds no other such line, is of the usual length and stands
    /// close above the prose.
    private func score(_ index: Int) -> Double {
        let line = context.lines[index]
        let share = context.shared(index) ?? 0
        var score = 2 * Double(min(3, share * line.stems.count / 100)) + Double(share) * 0.03
        score += 0.6 * max(-5, min(5, odds(index)))
        if standsElsewhere(index) { score += 2 }
        if holdsAnother(index) { score -= 5 }
        if (5...16).contains(line.words) { score += 1.5 }
        if line.words > 22 { score -= 2 }
        // Strokes and signs of copyright stand in breadcrumbs and credits.
        if line.marks & (1 | 2 | 512) != 0 { score -= 2 }
        if index > firstProse { score -= 4 }
        return score - 0.15 * Double(min(20, max(0, context.core.lowerBound - index)))
    }

    private func odds(_ index: Int) -> Double {
        let probability = max(1e-9, min(1 - 1e-9, probabilities[index]))
        return log(probability / (1 - probability))
    }

    /// Whether a line of three words or more stands in another: in a breadcrumb, a title of the window.
    private func standsElsewhere(_ index: Int) -> Bool {
        let own = words[index]
        return own.count >= 3
            && words.indices.contains { $0 != index && Self.holds(words[$0], own) }
    }

    /// Whether a line near the top that may be the headline itself stands in a line and is half of it.
    private func holdsAnother(_ index: Int) -> Bool {
        let own = words[index]
        return words.prefix(context.core.lowerBound + 3).contains { other in
            other.count >= 4 && other.count < own.count && other.count * 2 >= own.count
                && Self.holds(own, other)
        }
    }

    /// Whether `part` stands in `words`, one behind the other.
    private static func holds(_ words: [UInt64], _ part: [UInt64]) -> Bool {
        guard let first = part.first, part.count <= words.count else { return false }
        return (0...(words.count - part.count)).contains { start in
            words[start] == first && words[start..<(start + part.count)].elementsEqual(part)
        }
    }
}

extension LineContext {
    /// Whether a line is as long as headlines are and does not end like a sentence of a text.
    func mayBeHeadline(_ index: Int) -> Bool {
        let line = lines[index]
        guard (2...32).contains(line.words), line.range.count <= 240 else { return false }
        return !endsLikeText(index) && !(part(index) == 1 && line.kind == .prose)
    }
}
