import Annotation

/// Whom possessives stand for.
extension ReferenceResolver {
    /// Whom a possessive before the candidate stands for.
    func owner(of index: Int) -> Int? {
        switch candidates[index].possessive {
        case .possessiveHis:
            let isGerman = document.language == .german
            return holder(of: index) {
                self.isMan($0) || isGerman && self.isThing($0) && !self.isFeminine($0)
            }
        case .possessiveHer:
            return holder(of: index, preferring: nearWoman(before: index)) {
                self.isWoman($0) || self.isGroup($0) || self.isFeminine($0)
            }
        case .possessiveIts: return holder(of: index) { self.isThing($0) }
        case .possessiveTheir: return holder(of: index) { self.isGroup($0) || self.isThing($0) }
        default: return nil
        }
    }

    private func holder(
        of index: Int, preferring first: Int? = nil, _ fits: (Int) -> Bool
    ) -> Int? {
        subject(around: index, fits) ?? reporter(of: index, fits) ?? first
            ?? antecedent(of: index, fits)
    }

    /// Who is named behind the clause as the one who says it: "Sein Land werde helfen, sagte
    /// Präsident Vučić".
    private func reporter(of index: Int, _ fits: (Int) -> Bool) -> Int? {
        guard document.layers.contains(.dependencies) else { return nil }
        var row = candidates[index].start
        for _ in 0..<8 {
            guard let head = document.tokens.head(of: row) else { return nil }
            let isReported = isReport(row)
            row = head
            for other in index + 1..<min(candidates.count, index + 16) where fits(other) {
                let top = top(of: candidates[other])
                guard document.tokens.relation[top].isSubject,
                    let verb = document.tokens.head(of: top)
                else { continue }
                let isAside = isReport(verb) && document.tokens.head(of: verb) == row
                if isReported && verb == row || isAside { return other }
            }
        }
        return nil
    }

    private func isReport(_ row: Int) -> Bool {
        switch document.tokens.relation[row] {
        case .ccomp, .ccompReported, .parataxis: true
        default: false
        }
    }

    /// The woman named last, where that is in the sentence before or in this one.
    func nearWoman(before index: Int) -> Int? {
        guard let found = antecedent(of: index, { self.isWoman($0) }),
            let here = document.sentence(of: candidates[index].start),
            let there = document.sentence(of: candidates[found].start), here - there <= 1
        else { return nil }
        return found
    }

    /// The subject of a clause around the possessive, where it fits: "Russia could justify its war".
    func subject(around index: Int, _ fits: (Int) -> Bool) -> Int? {
        guard document.layers.contains(.dependencies) else { return nil }
        var row = candidates[index].start
        for _ in 0..<8 {
            guard let head = document.tokens.head(of: row) else { return nil }
            row = head
            for other in stride(from: index - 1, through: max(0, index - 12), by: -1) {
                let candidate = candidates[other]
                guard candidate.end <= candidates[index].start,
                    document.tokens.relation[candidate.head].isSubject,
                    document.tokens.head(of: candidate.head) == row
                else { continue }
                let source = candidate.referents.count == 1 ? candidate.referents[0] : other
                if fits(source) { return source }
            }
        }
        return nil
    }
}
