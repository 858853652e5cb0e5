import LanguageData

/// Builds the phrase tables and entities of `World` from record files.
struct WorldBuilder {
    private(set) var entities: [WorldEntity] = []
    private(set) var german = PhraseTable(isGerman: true)
    private(set) var english = PhraseTable(isGerman: false)
    private(set) var countries: [String: Int] = [:]
    private(set) var sides: [World.Side] = []
    private(set) var spellings: [World.Spelling] = []

    /// Adds a file; its last path component says what its records are.
    mutating func add(_ file: RecordFile) throws(LanguageDataError) {
        let name = file.file.split(separator: "/").last.map(String.init) ?? file.file
        for record in file.records {
            let rule = "actors/\(name):\(record.line) \(record.name)"
            switch name {
            case "countries.records": addCountry(record, rule)
            case "regions.records": addRegion(record, rule)
            case "bodies.records": addBody(record, rule)
            case _ where name.hasPrefix("persons"): try addPerson(record, rule, file: file.file)
            case "roles.records": try addRole(record, rule, file: file.file)
            default:
                throw LanguageDataError(
                    file: file.file, line: 0, message: "not a file of countries, persons or roles")
            }
        }
    }

    private mutating func insert(_ entity: WorldEntity) -> Int {
        entities.append(entity)
        return entities.count - 1
    }

    // MARK: Countries and regions

    private mutating func addCountry(_ record: Record, _ rule: String) {
        var entity = WorldEntity(
            kind: .country, name: record["name"] ?? record.name, country: record.name, rule: rule)
        entity.near = record.list("near")
        let index = insert(entity)
        countries[record.name] = index
        addNation(record, index)
        guard let beside = record["beside"] else { return }
        for (key, isGerman) in [("side.de", true), ("side.en", false)] {
            for form in record.list(key) {
                sides.append(
                    World.Side(
                        form: form, isGerman: isGerman, country: record.name, beside: beside,
                        entity: index))
            }
        }
    }

    private mutating func addRegion(_ record: Record, _ rule: String) {
        guard record["several"] != "yes" else { return addRegions(record, rule) }
        let name = record["name"] ?? record.list("en").first ?? record.name
        let index = insert(
            WorldEntity(kind: .region, name: name, country: record["country"], rule: rule))
        addNation(record, index)
    }

    /// A record of several regions of one country: each goes by its own name, and their people are the country's.
    private mutating func addRegions(_ record: Record, _ rule: String) {
        let english = Set(record.list("en"))
        for form in english.union(record.list("de")) {
            let index = insert(
                WorldEntity(kind: .region, name: form, country: record["country"], rule: rule))
            german.add(form, kind: .country, entity: index, endings: .genitive)
            guard english.contains(form) else { continue }
            self.english.add(form, kind: .country, entity: index, endings: .genitive)
        }
        guard let country = record["country"], let index = countries[country] else { return }
        addPeople(record, index)
    }

    private mutating func addNation(_ record: Record, _ index: Int) {
        for form in record.list("de") {
            german.add(form, kind: .country, entity: index, endings: .genitive)
        }
        for form in record.list("en") {
            english.add(form, kind: .country, entity: index, endings: .genitive)
            german.add(form, kind: .country, entity: index, endings: .genitive)
        }
        addPeople(record, index)
        for form in record.list("capital") {
            addBoth(form, .capital, index)
            if form.count > 3, !form.contains(" ") {
                let adjective = form.hasSuffix("e") ? form + "r" : form + "er"
                german.add(adjective, kind: .adjective, entity: index, endings: [])
            }
        }
        for form in record.list("government") { addBoth(form, .government, index) }
    }

    private mutating func addPeople(_ record: Record, _ index: Int) {
        for form in record.list("adj.en") {
            english.add(form, kind: .adjective, entity: index, endings: [])
            let isPluralOnly = ["ese", "sh", "ch", "ss"].contains { form.hasSuffix($0) }
            english.add(
                form, kind: .demonym, entity: index, endings: isPluralOnly ? [] : .plural)
        }
        for form in record.list("dem.en") {
            english.add(form, kind: .demonym, entity: index, endings: .plural)
        }
        for form in record.list("adj.de") {
            german.add(form, kind: .adjective, entity: index, endings: .adjective)
        }
        for form in record.list("dem.de") {
            german.add(form, kind: .demonym, entity: index, endings: [.noun, .genitive])
        }
    }

    private mutating func addBoth(_ form: String, _ kind: PhraseTable.Kind, _ index: Int) {
        german.add(form, kind: kind, entity: index, endings: .genitive)
        english.add(form, kind: kind, entity: index, endings: .genitive)
    }

    // MARK: Bodies

    private mutating func addBody(_ record: Record, _ rule: String) {
        let names = record.list("en") + record.list("de")
        var entity = WorldEntity(
            kind: .body, name: record["name"] ?? names.first ?? record.name,
            country: record["country"], bloc: record["bloc"], sector: record["sector"],
            rule: rule)
        entity.rivals = record.list("rivals")
        let index = insert(entity)
        if let name = record["name"] { addBoth(name, .body, index) }
        for form in record.list("en") { addBoth(form, .body, index) }
        for form in record.list("de") {
            german.add(form, kind: .body, entity: index, endings: [.genitive, .noun])
        }
        for form in record.list("capital") { addBoth(form, .capital, index) }
        for form in record.list("adj.de") {
            german.add(form, kind: .adjective, entity: index, endings: .adjective)
        }
        for form in record.list("adj.en") {
            english.add(form, kind: .adjective, entity: index, endings: [])
        }
    }

    // MARK: Persons

    private mutating func addPerson(
        _ record: Record, _ rule: String, file: String
    ) throws(LanguageDataError) {
        var entity = WorldEntity(
            kind: .person, name: record["name"] ?? record.name, country: record["country"],
            bloc: record["bloc"], sector: record["sector"], rule: rule)
        entity.isFeminine = record["gender"] == "f"
        entity.standsAlone = record["alone"] != "no"
        for text in record.list("office") {
            guard let term = Self.term(text) else {
                throw LanguageDataError(
                    file: file, line: record.line,
                    message: "'\(text)' is no office with its term (president:2000..2008)")
            }
            entity.terms.append(term)
        }
        let index = insert(entity)
        let names = [entity.name] + record.list("alias")
        for form in names where form.contains(" ") { addBoth(form, .fullName, index) }
        for form in names where !form.contains(" ") { addBoth(form, .surname, index) }
        for form in surnames(record, names) {
            addBoth(form, .surname, index)
            let skeleton = NameSkeleton(form)
            if skeleton.count > 2 {
                spellings.append(World.Spelling(skeleton: skeleton, entity: Int32(index)))
            }
        }
    }

    /// Last names as given, else the last words of the full names; al-Assad also as Assad.
    private func surnames(_ record: Record, _ names: [String]) -> [String] {
        var found = record.list("last")
        if found.isEmpty {
            found = names.compactMap { name in
                name.contains(" ") ? name.split(separator: " ").last.map(String.init) : nil
            }
        }
        let bare = found.compactMap { name -> String? in
            let isArabic = name.hasPrefix("al-") || name.hasPrefix("el-") || name.hasPrefix("Al-")
            return isArabic && name.utf8.count > 6 ? String(name.dropFirst(3)) : nil
        }
        return found + bare
    }

    /// Reads `president:2000-05..2008`, `secretary-general@NATO:2014..` or `opposition` as a term.
    static func term(_ text: String) -> WorldEntity.Term? {
        let sides = text.split(separator: ":", maxSplits: 1).map(String.init)
        let names = (sides.first ?? "").split(separator: "@", maxSplits: 1).map(String.init)
        guard let office = names.first.flatMap(Office.init(rawValue:)) else { return nil }
        let bloc = names.count > 1 ? names[1] : nil
        guard sides.count == 2 else {
            return WorldEntity.Term(office: office, from: 0, to: 9999_12_31, bloc: bloc)
        }
        let ends = sides[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 3, let from = day(ends[0], isEnd: false),
            let to = ends[2].isEmpty ? 9999_12_31 : day(ends[2], isEnd: true)
        else { return nil }
        return WorldEntity.Term(office: office, from: from, to: to, bloc: bloc)
    }

    private static func day(_ text: String, isEnd: Bool) -> Int32? {
        let parts = text.split(separator: "-").compactMap { Int32($0) }
        guard let year = parts.first else { return nil }
        let month = parts.count > 1 ? parts[1] : isEnd ? 12 : 1
        return year * 10000 + month * 100 + (isEnd ? 31 : 1)
    }

    // MARK: Roles

    private mutating func addRole(
        _ record: Record, _ rule: String, file: String
    ) throws(LanguageDataError) {
        let kinds: [String: WorldEntity.Kind] = [
            "person": .personRole, "group": .groupRole, "body": .bodyRole, "thing": .thingRole,
            "country": .countryRole,
        ]
        guard let kind = kinds[record["kind"] ?? "person"] else {
            throw LanguageDataError(
                file: file, line: record.line,
                message: "kind is one of person, group, body, thing, country")
        }
        var entity = WorldEntity(
            kind: kind, name: record.name, country: record["country"], bloc: record["bloc"],
            sector: record["sector"], rule: rule)
        entity.office = record["office"].flatMap(Office.init(rawValue:))
        entity.rivals = record.list("rivals")
        entity.isBound = record["bound"] == "yes"
        let index = insert(entity)
        for form in record.list("en") {
            english.add(form, kind: .role, entity: index, endings: [])
        }
        for form in record.list("de") {
            german.add(form, kind: .role, entity: index, endings: [.noun, .genitive])
            guard !form.contains(" ") else { continue }
            let isPeople = kind == .personRole || kind == .groupRole
            german.addTail(form, isPerson: isPeople && record.name != "chief")
        }
    }
}
