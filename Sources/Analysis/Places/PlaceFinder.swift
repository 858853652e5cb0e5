import Annotation

/// Finds and resolves the places of one document.
struct PlaceFinder {
    let document: Document
    let world: World
    let gazetteer: Gazetteer
    let sites: SiteTable
    let words: FunctionWords
    let pieces: [Piece]
    let hashes: PlaceHashes
    private var isTaken: [Bool]
    private var isPlaceName: [Bool]
    private var weights: [String: Int] = [:]
    /// How often each country is named otherwise than by its capital.
    private var named: [String: Int] = [:]
    private var found: [PlaceMention] = []
    /// Country of the name of a country or place that ends before each row.
    private var ending: [Int: String] = [:]

    init(
        document: Document, world: World, gazetteer: Gazetteer, sites: SiteTable,
        words: FunctionWords, pieces: [Piece], hashes: PlaceHashes
    ) {
        self.document = document
        self.world = world
        self.gazetteer = gazetteer
        self.sites = sites
        self.words = words
        self.pieces = pieces
        self.hashes = hashes
        isTaken = [Bool](repeating: false, count: document.tokens.count)
        isPlaceName = isTaken
    }

    /// The place of a name that stands apart from the text; nil where no table holds it.
    func place(named name: String) -> EventPlace? {
        let match =
            best(PlaceName.hash(name), only: nil)
            ?? best(PlaceName.hash(PlaceWords.quiet(name)), only: nil)
        return match.map { place($0, text: name) }
    }

    /// The places, in order.
    mutating func find() -> [PlaceMention] {
        markNames()
        countNations()
        for piece in pieces { addPiece(piece) }
        var row = 0
        while row < document.tokens.count {
            row = addName(at: row) ?? addAdjective(at: row) ?? row + 1
        }
        return found.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }

    /// Notes which rows the recogniser takes for places, and which are persons, bodies or dates.
    private mutating func markNames() {
        for time in document.times {
            for row in time.span.rows where row < isTaken.count { isTaken[row] = true }
        }
        for mention in document.mentions {
            for row in mention.span.rows where row < isTaken.count {
                if mention.kind == .place { isPlaceName[row] = true }
                if mention.kind == .person { isTaken[row] = true }
                if mention.kind == .organisation, mention.span.count > 1 { isTaken[row] = true }
            }
        }
    }

    private mutating func countNations() {
        for piece in pieces where piece.kind != .capital && piece.entity >= 0 {
            if let country = world.entities[Int(piece.entity)].country {
                named[country, default: 0] += 1
            }
        }
    }

    // MARK: Countries, regions and capitals of the lexicon

    private mutating func addPiece(_ piece: Piece) {
        let isNation = piece.kind == .country || piece.kind == .capital
        if piece.entity >= 0, isNation, !piece.flags.contains(.genitive) {
            ending[piece.end] = world.entities[Int(piece.entity)].country
        }
        if piece.entity >= 0, let country = world.entities[Int(piece.entity)].country {
            weights[country, default: 0] += 1
        }
        guard piece.kind != .adjective, piece.kind != .demonym else { return }
        let span = Span(piece.start, piece.end)
        guard isNation, !piece.isPartial, piece.entity >= 0, !isCoveredByPerson(span) else {
            if piece.kind != .surname { take(span) }
            return
        }
        take(span)
        let entity = world.entities[Int(piece.entity)]
        let text = document.text(span)
        if piece.kind == .capital {
            found.append(PlaceMention(span: span, place: capital(span, entity, text)))
            return
        }
        found.append(
            PlaceMention(
                span: span,
                place: EventPlace(
                    name: entity.name, country: entity.country, text: text,
                    precision: entity.kind == .country && !piece.flags.contains(.part)
                        ? .country : .region)))
    }

    private func isCoveredByPerson(_ span: Span) -> Bool {
        document.mentions.contains {
            $0.kind == .person && $0.span.contains(span) && $0.span.count > span.count
        }
    }

    private mutating func take(_ span: Span) {
        for row in span.rows { isTaken[row] = true }
    }

    private func capital(_ span: Span, _ entity: WorldEntity, _ text: String) -> EventPlace {
        if let rival = rival(of: entity, hash(span)) { return place(rival, text: text) }
        if let match = best(hash(span), only: entity.kind == .body ? nil : entity.country) {
            return place(match, text: text)
        }
        return EventPlace(
            name: text, country: entity.country, text: text, precision: .city)
    }

    /// The town of the same name in a country that the text speaks of, where it does not speak of
    /// that of the capital: Tripoli in Lebanon.
    private func rival(of entity: WorldEntity, _ hash: UInt64) -> Gazetteer.Place? {
        guard entity.kind == .country, let country = entity.country, named[country] == nil,
            hash != 0
        else { return nil }
        return gazetteer.entries(hash).map { gazetteer.place($0) }.first { place in
            place.country != country && place.population >= 50_000 && named[place.country] != nil
        }
    }

    private func hash(_ span: Span) -> UInt64 {
        if span.count > 1, span.rows.dropFirst().contains(where: { isHyphenated($0) }) {
            return PlaceName.hash(document.text(span))
        }
        var hash: UInt64 = 0
        for row in span.rows where hashes.hash(row) != 0 && words[row] != .hyphen {
            hash = PlaceName.combine(hash, hashes.hash(row))
        }
        if span.count == 1, gazetteer.entries(hash).isEmpty, hashes.genitive(span.start) != 0 {
            return hashes.genitive(span.start)
        }
        return hash
    }

    /// Whether a word has hyphens inside, so that its hash stands for more than one part.
    private func isHyphenated(_ row: Int) -> Bool {
        document.strings.withBytes(of: document.tokens.form[row]) { bytes in
            bytes.count > 1 && bytes.contains(0x2D)
        }
    }

    // MARK: Names of the gazetteer

    /// Adds the longest name that starts at `row`; the row behind it, nil where there is none.
    private mutating func addName(at row: Int) -> Int? {
        guard !isTaken[row], hashes.isCapital(row), isNominal(row) else { return nil }
        let support = isInside(row) ? 0 : support(at: row)
        guard support > 0 else { return nil }
        var end = endOfName(from: row)
        let whole = Span(row, end)
        let least = leastEnd(from: row)
        while end > row {
            let span = Span(row, end)
            if end >= least, isNamePart(end - 1), let place = resolve(span, support: support) {
                take(span)
                if document.language == .english { ending[end] = place.country }
                found.append(PlaceMention(span: span, place: place))
                return end
            }
            end -= 1
        }
        return addUnknown(whole)
    }

    /// Whether the recogniser's name of a place began before and was found nowhere: "Ocean" in
    /// "Pacific Ocean" is no town.
    private func isInside(_ row: Int) -> Bool {
        guard row > 0, isPlaceName[row], isPlaceName[row - 1], !isTaken[row - 1],
            hashes.isCapital(row - 1)
        else { return false }
        return document.mentions.contains {
            $0.kind == .place && $0.span.contains(row) && $0.span.start < row
        }
    }

    /// Adds the town of a German adjective before a noun: "der Charkiwer Bürgermeister"; the row
    /// behind it, nil where there is none.
    private mutating func addAdjective(at row: Int) -> Int? {
        guard document.language == .german, !isTaken[row], hashes.isCapital(row),
            document.tokens.tag[row] == .adjective, row + 1 < document.tokens.count,
            document.tokens.tag[row + 1] == .noun, !words.startsSentence(row)
        else { return nil }
        let form = document.form(row)
        let towns = PlaceWords.towns(ofAdjective: form).compactMap {
            best(PlaceName.hash($0), only: nil)
        }
        guard let match = towns.first(where: { $0.population >= 100_000 && !$0.isRegion }) else {
            return nil
        }
        let span = Span(row, row + 1)
        take(span)
        found.append(PlaceMention(span: span, place: place(match, text: form)))
        return row + 1
    }

    /// One past the longest run of capitalised words from `row`, with the little words and hyphens
    /// inside a name: "Frankfurt am Main", "Mazar-e-Sharif".
    private func endOfName(from row: Int) -> Int {
        var end = row
        var next = row
        while next < min(document.tokens.count, row + 6), !isTaken[next] {
            if isNamePart(next) {
                end = next + 1
            } else if next == row || !isInner(next) {
                break
            }
            next += 1
        }
        return end
    }

    /// Whether the word begins in upper case, or has a part that does: "e-Sharif" in "Mazar-e-Sharif".
    private func isNamePart(_ row: Int) -> Bool {
        hashes.isCapital(row)
            || row > 0 && isGlued(row) && document.form(row).contains { $0.isUppercase }
    }

    private func isInner(_ row: Int) -> Bool {
        if words[row] == .hyphen || isGlued(row) { return true }
        return PlaceWords.inner.contains(document.form(row))
    }

    /// Whether nothing stands between a hyphen before the word and the word.
    private func isGlued(_ row: Int) -> Bool {
        words[row - 1] == .hyphen && document.tokens.end[row - 1] == document.tokens.start[row]
    }

    /// The end that a name must have at least: small letters between hyphens are part of it.
    private func leastEnd(from row: Int) -> Int {
        let last = row + 3
        guard last + 1 < document.tokens.count, words[row + 1] == .hyphen, isGlued(row + 2),
            !hashes.isCapital(row + 2), words[row + 3] == .hyphen
        else { return row }
        return last + 2
    }

    /// Adds a name of a place that no table holds, in the country that the document speaks of most.
    private mutating func addUnknown(_ span: Span) -> Int? {
        guard span.rows.allSatisfy({ isPlaceName[$0] }),
            PlaceWords.isLocative(document, before: span.start),
            let country = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            country.value > 2, 5 * country.value >= 2 * weights.values.reduce(0, +)
        else { return nil }
        take(span)
        let text = document.text(span)
        found.append(
            PlaceMention(
                span: span,
                place: EventPlace(name: text, country: country.key, text: text, precision: .city)))
        return span.end
    }

    private func isNominal(_ row: Int) -> Bool {
        switch document.tokens.tag[row] {
        case .properNoun, .unknown: true
        case .noun, .adjective: isPlaceName[row]
        default: false
        }
    }

    /// How much speaks for a place: 2 the recogniser or a preposition of place, 1 only its form.
    ///
    /// A text of a few words is a name to look up: there the form is enough.
    private func support(at row: Int) -> Int {
        if document.tokens.count <= 4, document.sentences.count <= 1 { return 2 }
        if isPlaceName[row] || isHead(row) { return 2 }
        guard row > 0 else { return 1 }
        if PlaceWords.isLocative(document, before: row) { return 2 }
        if words[row - 1] == .none, hashes.isCapital(row - 1), !isTaken[row - 1] { return 0 }
        return 1
    }

    /// Whether the row begins a sentence in capitals, as place lines do: "ISTANBUL (Reuters) -".
    private func isHead(_ row: Int) -> Bool {
        guard words.startsSentence(row), hashes.isAllCapitals(row) else { return false }
        var next = row + 1
        while next < min(document.tokens.count, row + 4), hashes.isAllCapitals(next) { next += 1 }
        guard next < document.tokens.count else { return false }
        return ["(", ",", "-", "–", "—", "--"].contains(document.form(next))
    }

    private func resolve(_ span: Span, support: Int) -> EventPlace? {
        let hash = hash(span)
        let text = document.text(span)
        if let site = sites.site(hash) {
            var place = EventPlace(
                name: site.name, country: site.country, text: text,
                precision: site.isExact ? .exact : .region)
            place.latitude = site.point?.latitude
            place.longitude = site.point?.longitude
            return place
        }
        guard !PlaceWords.directions.contains(text.lowercased()),
            !PlaceWords.matters.contains(text.lowercased()),
            let match = best(hash, only: neighbour(of: span)), !isCommon(span, match)
        else { return nil }
        let isKnownCountry = weights[match.country] != nil
        guard support >= 2 || (isKnownCountry && match.population >= 100_000) else { return nil }
        if support == 2, !isKnownCountry, match.population < 15_000, !isPlaceName[span.start] {
            return nil
        }
        var place = place(match, text: text)
        if PlaceWords.namesRegion(document, span) { place.precision = .region }
        return place
    }

    /// The country in which a name must lie that stands directly behind another in one English
    /// compound: "Cologne Cathedral", "the UK Summit"; nil where none does.
    private func neighbour(of span: Span) -> String? {
        document.language == .english && !words.startsSentence(span.start)
            ? ending[span.start] : nil
    }

    /// Whether an English article makes the name a common noun: "the Summit", "a Mission".
    private func isCommon(_ span: Span, _ match: Gazetteer.Place) -> Bool {
        guard document.language == .english, span.count == 1, !match.isRegion,
            match.population < 150_000, span.start > 0,
            words[span.start - 1] == .article, !words.startsSentence(span.start)
        else { return false }
        guard span.end < document.tokens.count, !words.startsSentence(span.end) else { return true }
        switch document.tokens.tag[span.end] {
        case .noun, .properNoun, .adjective: return false
        default: return words[span.end] != .hyphen && words[span.end] != .apostrophe
        }
    }

    /// The entry that population and the countries of the document speak for.
    private func best(_ hash: UInt64, only country: String?) -> Gazetteer.Place? {
        guard hash != 0 else { return nil }
        var best: Gazetteer.Place?
        var bestScore = -Double.infinity
        for entry in gazetteer.entries(hash) {
            let place = gazetteer.place(entry)
            if let country, place.country != country { continue }
            let mentions = weights[place.country] ?? 0
            var score = Double(place.population + 10).logarithm
            if mentions > 0 { score += 4 + Double(min(mentions, 10)) / 5 }
            if place.isRegion { score -= 0.5 }
            if score > bestScore {
                bestScore = score
                best = place
            }
        }
        return best
    }

    private func place(_ match: Gazetteer.Place, text: String) -> EventPlace {
        var place = EventPlace(
            name: match.name, country: match.country, text: text,
            precision: match.isRegion ? .region : .city)
        place.latitude = match.point?.latitude
        place.longitude = match.point?.longitude
        if match.geonames > 0 { place.geonames = match.geonames }
        return place
    }
}

extension Double {
    /// Decimal logarithm, to a third of a digit: enough to compare sizes of towns.
    fileprivate var logarithm: Double {
        Double(exponent) * 0.30103 + (significand - 1) * 0.30103
    }
}
