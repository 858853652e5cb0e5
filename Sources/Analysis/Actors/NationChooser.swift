import Annotation

/// Decides which country a name means that several have: Georgia, Congo.
struct NationChooser {
    let world: World
    let table: PhraseTable

    /// Gives every such piece the country of which the rest of the text speaks; the one listed
    /// first where nothing speaks for another.
    func choose(_ pieces: inout [Piece]) {
        var evidence: [String: Int]?
        for index in pieces.indices {
            let rivals = rivals(of: pieces[index])
            guard rivals.count > 1 else { continue }
            let counts = evidence ?? count(pieces)
            evidence = counts
            let first = world.entities[Int(rivals[0].entity)]
            let own = [first.country].compactMap { $0 } + first.near
            guard own.allSatisfy({ counts[$0] == nil }) else { continue }
            let best = rivals.dropFirst().first { rival in
                world.entities[Int(rival.entity)].country.map { counts[$0] != nil } ?? false
            }
            if let best { pieces[index].entity = best.entity }
        }
    }

    /// How often pieces that mean one country only name each.
    private func count(_ pieces: [Piece]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for piece in pieces where piece.entity >= 0 && rivals(of: piece).count < 2 {
            let entity = world.entities[Int(piece.entity)]
            if let country = entity.country, !entity.isRole { counts[country, default: 0] += 1 }
        }
        return counts
    }

    /// The senses of a name of a country, one for each country.
    private func rivals(of piece: Piece) -> [PhraseTable.Sense] {
        guard piece.kind == .country || piece.kind == .adjective || piece.kind == .demonym else {
            return []
        }
        var found: [PhraseTable.Sense] = []
        var countries: [String] = []
        var index = piece.sense
        while index >= 0 {
            let sense = table.senses[Int(index)]
            index = sense.next
            guard sense.kind == .country || sense.kind == .adjective || sense.kind == .demonym,
                let country = world.entities[Int(sense.entity)].country,
                !countries.contains(country)
            else { continue }
            countries.append(country)
            found.append(sense)
        }
        return found
    }
}
