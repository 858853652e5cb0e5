extension ReferenceResolver {
    /// Puts the candidates into the order of the text; whom they stand for goes with them.
    mutating func arrange() {
        let order = candidates.indices.sorted {
            (candidates[$0].start, -candidates[$0].end, $0)
                < (candidates[$1].start, -candidates[$1].end, $1)
        }
        var places = order
        for (place, index) in order.enumerated() { places[index] = place }
        candidates = order.map { index in
            var candidate = candidates[index]
            candidate.referents = candidate.referents.map { places[$0] }
            return candidate
        }
    }
}
