import Annotation

extension ReferenceResolver {
    /// Whether somebody, in any mention of the name, stands beside a country under one verb: who
    /// "criticised Russia" need not be of Russia, however often the text names it.
    func isOpposed(_ index: Int, to country: String) -> Bool {
        guard document.layers.contains(.dependencies) else { return false }
        let name = candidates[index].name
        return candidates.indices.contains { other in
            guard other == index || name != nil && candidates[other].name == name else {
                return false
            }
            return standsBeside(country, other)
        }
    }

    private func standsBeside(_ country: String, _ index: Int) -> Bool {
        guard let verb = document.tokens.head(of: top(of: candidates[index])),
            let sentence = document.sentence(of: verb)
        else { return false }
        let span = document.sentences[sentence].span
        return candidates.indices.contains { other in
            let beside = candidates[other]
            guard span.contains(beside.start), beside.countries == [country],
                beside.start != candidates[index].start, beside.kind != .adjective,
                !isLocative(other)
            else { return false }
            let head = document.tokens.head(of: top(of: beside))
            return head == verb || beside.entity >= 0 && isJoined(beside, candidates[index])
        }
    }

    /// Whether "and" joins the two: "The Prime Minister and President Hollande".
    private func isJoined(_ left: Candidate, _ right: Candidate) -> Bool {
        hangs(left, on: right) || hangs(right, on: left)
    }

    private func hangs(_ candidate: Candidate, on other: Candidate) -> Bool {
        let top = top(of: candidate)
        guard document.tokens.relation[top] == .conj, let head = document.tokens.head(of: top)
        else { return false }
        return head >= other.start && head < other.end
    }

    /// The row of a phrase that hangs on a word outside it.
    func top(of candidate: Candidate) -> Int {
        (candidate.start..<candidate.end).first { row in
            guard let head = document.tokens.head(of: row) else { return true }
            return head < candidate.start || head >= candidate.end
        } ?? candidate.head
    }

    /// Adds "the North" and "the South" as the countries that have them as short names, where the
    /// text names both sides: North Korea beside South Korea.
    mutating func addDirections() {
        let sides = world.sides.filter {
            $0.isGerman == (document.language == .german)
                && mentions[$0.country, default: 0] > 0 && mentions[$0.beside, default: 0] > 0
        }
        guard !sides.isEmpty else { return }
        for row in 1..<max(1, document.tokens.count) where isArticle(row - 1) {
            guard let side = sides.first(where: { $0.form == document.form(row) }),
                !isCompound(row), !candidates.contains(where: { covers($0, row) })
            else { continue }
            var candidate = Candidate(
                start: row - 1, end: row + 1, head: row, kind: .country,
                reason: "short name of one of two countries")
            candidate.entity = Int32(side.entity)
            candidate.countries = [side.country]
            // In its place, as others may stand for a candidate by its index.
            if let known = candidates.firstIndex(where: { $0.start <= row && row < $0.end }) {
                candidates[known] = candidate
            } else {
                candidates.append(candidate)
            }
        }
    }

    /// Whether the word belongs to somebody of whom more is known than a name.
    private func covers(_ candidate: Candidate, _ row: Int) -> Bool {
        candidate.start <= row && row < candidate.end
            && (candidate.entity >= 0 || !candidate.countries.isEmpty || candidate.bloc != nil
                || candidate.end - candidate.start > 2)
    }

    private func isArticle(_ row: Int) -> Bool {
        let isArticle = words[row] == .article || words[row] == .genitiveArticle
        return isArticle && (row == 0 || words[row - 1] != .in)
    }

    /// Whether the direction belongs to a longer name: "the North Sea".
    private func isCompound(_ row: Int) -> Bool {
        guard row + 1 < document.tokens.count else { return false }
        let tag = document.tokens.tag[row + 1]
        return tag == .properNoun || tag == .noun && document.language == .english
    }
}
