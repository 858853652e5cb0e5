import Annotation

/// Persons of the lexicon whose names the text writes as nobody else does: other transliterations,
/// and what machine translation makes of a name.
extension ReferenceResolver {
    /// Lets unknown names stand for persons whom spelling, office and country tell.
    mutating func recogniseSpellings() {
        let unknown = candidates.indices.filter { isUnknown($0) }
        guard !unknown.isEmpty else { return }
        let countries = Set(candidates.flatMap(\.countries))
        for index in unknown {
            if let found = person(spelt: index, among: countries) { name(index, found) }
        }
        let named = Set(candidates.lazy.map(\.entity).filter { $0 >= 0 })
        for index in unknown where candidates[index].entity < 0 {
            if let found = person(calledLike: index, among: named) { name(index, found) }
        }
    }

    private func isUnknown(_ index: Int) -> Bool {
        candidates[index].kind == .person && candidates[index].entity < 0
            && candidates[index].name != nil
    }

    private mutating func name(_ index: Int, _ entity: Int32) {
        let known = world.entities[Int(entity)]
        candidates[index].entity = entity
        candidates[index].countries = known.country.map { [$0] } ?? []
        candidates[index].bloc = known.bloc
        candidates[index].isFeminine = known.isFeminine
        if candidates[index].role >= 0, document.article.published != nil {
            candidates[index].sector = nil
        }
        candidates[index].reason = "another spelling of \(known.name): " + known.rule
    }

    /// The one person whose office, or whose whole name, agrees with an unknown name.
    private func person(spelt index: Int, among countries: Set<String>) -> Int32? {
        let candidate = candidates[index]
        let words = (candidate.name ?? "").split(separator: " ")
        guard let last = words.last else { return nil }
        let skeleton = NameSkeleton(last)
        guard skeleton.count > 2 else { return nil }
        var found = world.persons(spelt: skeleton).filter { entity in
            let known = world.entities[Int(entity)]
            return isPlaced(known, candidate, among: countries)
                && (hasFirst(words, of: known) && words.count > 1
                    ? holds(known, candidate) || isTransliterated(known, skeleton)
                    : words.count == 1 && holds(known, candidate))
        }
        if found.isEmpty, let country = candidate.countries.first, skeleton.count > 3 {
            found = (world.persons[country] ?? []).map(Int32.init).filter { entity in
                let known = world.entities[Int(entity)]
                guard let own = known.name.split(separator: " ").last else { return false }
                return holds(known, candidate) && NameSkeleton(own).isNear(skeleton)
                    && (words.count == 1 || hasFirst(words, of: known))
            }
        }
        return Set(found).count == 1 ? found.first : nil
    }

    /// Whether the title gives the person's country, or the text at least names it.
    private func isPlaced(
        _ known: WorldEntity, _ candidate: Candidate, among countries: Set<String>
    ) -> Bool {
        guard let country = known.country else { return false }
        return candidate.countries.isEmpty
            ? countries.contains(country) : candidate.countries == [country]
    }

    private func hasFirst(_ words: [Substring], of known: WorldEntity) -> Bool {
        let own = known.name.split(separator: " ").dropLast()
        return own.contains { NameSkeleton.areAlike($0, words[0]) }
    }

    /// Whether the person holds the office that stands before the name.
    private func holds(_ known: WorldEntity, _ candidate: Candidate) -> Bool {
        guard candidate.role >= 0, let office = world.entities[Int(candidate.role)].office else {
            return false
        }
        if let date { return known.term(on: date)?.office == office }
        return known.terms.contains { $0.office == office }
    }

    /// Whether the whole name is enough: it comes from another alphabet, and is long.
    private func isTransliterated(_ known: WorldEntity, _ skeleton: NameSkeleton) -> Bool {
        skeleton.count > 3 && Self.otherScripts.contains(known.country ?? "")
    }

    /// The person named elsewhere in the text whose last name an unknown word spells otherwise.
    private func person(calledLike index: Int, among named: Set<Int32>) -> Int32? {
        let candidate = candidates[index]
        guard let name = candidate.name, !name.contains(" "), candidate.countries.isEmpty else {
            return nil
        }
        let skeleton = NameSkeleton(name)
        guard skeleton.count > 3 else { return nil }
        let found = Set(world.persons(spelt: skeleton)).intersection(named)
        guard found.count == 1, let only = found.first else { return nil }
        return isTransliterated(world.entities[Int(only)], skeleton) ? only : nil
    }

    /// Countries whose names the Latin alphabet spells in several ways.
    private static let otherScripts: Set<String> = [
        "RUS", "UKR", "BLR", "SRB", "BGR", "MKD", "MNE", "BIH", "KAZ", "KGZ", "TJK", "UZB", "TKM",
        "GEO", "ARM", "AZE", "MDA", "IRN", "IRQ", "SYR", "LBN", "ISR", "PSE", "EGY", "LBY", "TUN",
        "DZA", "MAR", "SAU", "YEM", "JOR", "KWT", "QAT", "ARE", "OMN", "BHR", "SDN", "AFG", "PAK",
        "MNG", "GRC", "XKX",
    ]
}
