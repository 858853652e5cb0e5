import Annotation

extension ReferenceResolver {
    /// Resolves a word for a country: the country spoken of, somebody's own, or a colleague's.
    mutating func resolveCountryWord(_ index: Int, _ role: WorldEntity) {
        let candidate = candidates[index]
        guard !candidate.isBeside else { return }
        let form = document.form(candidate.head)
        let isPersonWord = ["ollege", "ollegin", "ollegen", "counterpart", "ontrahent"]
            .contains { form.contains($0) }
        if isPersonWord {
            resolveCounterpart(index)
        } else if candidate.possessive != .none, candidate.countries.isEmpty,
            Self.ownWords.contains(form)
        {
            if let owner = owner(of: index) {
                take(countryOf: owner, for: index, why: "whose country it is")
            }
        } else if candidate.countries.isEmpty, candidate.bloc == nil, candidate.isDefinite,
            candidate.possessive == .none, !candidate.isPlural
        {
            point(
                index,
                at: placeNearby(index)
                    ?? antecedent(of: index) {
                        self.isCountry($0)
                            && !self.isSubject(self.candidates[$0].countries, beside: index)
                    })
        }
    }

    /// Whether the state is itself the subject of the verb: "Russia invaded the country".
    private func isSubject(_ countries: [String], beside index: Int) -> Bool {
        guard document.layers.contains(.dependencies),
            let verb = document.tokens.head(of: top(of: candidates[index]))
        else { return false }
        return candidates[..<index].contains { other in
            (other.kind == .country || other.kind == .government) && other.countries == countries
                && document.tokens.relation[other.head].isSubject
                && document.tokens.head(of: other.head) == verb
        }
    }

    /// "in the country": where the sentence has just said that something is, "in northern Afghanistan".
    private func placeNearby(_ index: Int) -> Int? {
        guard isLocative(index), let here = document.sentence(of: candidates[index].start) else {
            return nil
        }
        return candidates[..<index].indices.last { other in
            document.sentence(of: candidates[other].start) == here && isCountry(other)
                && candidates[other].kind == .country && isLocative(other)
        }
    }

    /// Words for the country that somebody is of: "sein Land", "her country".
    private static let ownWords: Set<String> = [
        "country", "nation", "Land", "Landes", "Lande", "Nation", "republic", "Republik",
    ]

    /// "sein Amtskollege", "his Russian counterpart": who holds the owner's office there.
    private mutating func resolveCounterpart(_ index: Int) {
        let owner = owner(of: index)
        candidates[index].sector = "GOV"
        if candidates[index].countries.isEmpty {
            let ownerCountry = owner.map { self.countries(of: $0) } ?? []
            point(
                index,
                at: antecedent(of: index) {
                    self.isPerson($0) && Set(self.countries(of: $0)).isDisjoint(with: ownerCountry)
                })
            return
        }
        guard let owner, let date, let office = office(of: owner, on: date), office.isSingle
        else { return }
        for country in candidates[index].countries {
            let holder = world.persons[country]?.first {
                world.entities[$0].term(on: date)?.office == office
            }
            if let holder { candidates[index].entity = Int32(holder) }
        }
    }

    private func office(of index: Int, on date: Int32) -> Office? {
        let candidate = candidates[index]
        if candidate.entity >= 0 {
            return world.entities[Int(candidate.entity)].term(on: date)?.office
        }
        return candidate.role >= 0 ? world.entities[Int(candidate.role)].office : nil
    }
}
