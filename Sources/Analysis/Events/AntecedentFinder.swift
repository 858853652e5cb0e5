internal import Annotation

/// Finds what a relative pronoun stands for where the tree hangs its clause on the wrong noun.
///
/// In German the pronoun agrees with its noun in gender and number; in English "who" asks for
/// somebody. A noun that does not agree is given up for the nearest one before the pronoun that does.
struct AntecedentFinder {
    let reading: Reading

    private static let reach = 14

    /// The noun that the pronoun stands for; `parsed` where nothing agrees better.
    func antecedent(of pronoun: Int, parsed: Int) -> Int {
        guard pronoun > parsed, !agrees(pronoun, parsed) else { return parsed }
        var row = pronoun - 1
        for _ in 0..<Self.reach {
            guard row > 0,
                reading.document.sentence(of: row) == reading.document.sentence(of: pronoun)
            else { return parsed }
            let head = nameHead(row)
            if head != parsed, isNominal(head), agrees(pronoun, head) { return head }
            row -= 1
        }
        return parsed
    }

    private func isNominal(_ row: Int) -> Bool {
        reading.tag(row) == .noun || reading.tag(row) == .properNoun
    }

    /// The head of the name that the token is part of.
    private func nameHead(_ row: Int) -> Int {
        var row = row
        for _ in 0..<4 {
            switch reading.relation(row) {
            case .flat, .flatName, .compound, .fixed:
                guard let head = reading.head(row) else { return row }
                row = head
            default: return row
            }
        }
        return row
    }

    private func agrees(_ pronoun: Int, _ row: Int) -> Bool {
        guard reading.isGerman else { return agreesInEnglish(pronoun, row) }
        guard let wanted = reading.lexicon.common.agreements[reading.form[pronoun]] else {
            return true
        }
        let noun = reading.morphology(row)
        guard noun.number != .plural else { return wanted.contains(.plural) }
        return switch noun.gender {
        case .masculine: wanted.contains(.masculine)
        case .feminine: wanted.contains(.feminine)
        case .neuter: wanted.contains(.neuter)
        case .unknown: true
        }
    }

    private func agreesInEnglish(_ pronoun: Int, _ row: Int) -> Bool {
        guard reading.form[pronoun] == reading.lexicon.common.who else { return true }
        return reading.isSomebody(row)
    }
}

/// Genders and number that a German relative pronoun can refer to.
struct Agreement: OptionSet, Sendable {
    let rawValue: UInt8

    static let masculine = Agreement(rawValue: 1)
    static let feminine = Agreement(rawValue: 2)
    static let neuter = Agreement(rawValue: 4)
    static let plural = Agreement(rawValue: 8)
}
