internal import Annotation
internal import JSONText

extension Event {
    init(_ value: JSONValue) throws(LineError) {
        guard let evidence = value["evidence"] else {
            throw LineError(message: "'evidence' is missing")
        }
        self.init(
            type: try value.required("type"), modality: try value.required("modality"),
            evidence: try Evidence(evidence))
        id = try value.required("id")
        story = value["story"]?.string ?? ""
        mode = value["mode"]?.string
        cameo = value["cameo"]?.string
        actors = value["actors"]?.elements.map(Participant.init) ?? []
        recipients = value["recipients"]?.elements.map(Participant.init) ?? []
        date = value["date"].flatMap(EventDate.init)
        place = value["place"].flatMap(EventPlace.init)
        quantities = value["quantities"]?.elements.compactMap(Quantity.init) ?? []
        attribution = value["attribution"].flatMap(Attribution.init)
        confidence = value["confidence"]?.number ?? 0.5
        for element in evidence["more"]?.elements ?? [] { more.append(try Evidence(element)) }
    }
}

extension Participant {
    fileprivate init(_ value: JSONValue) {
        self.init(text: value["text"]?.string ?? "")
        name = value["name"]?.string
        country = value["country"]?.string
        bloc = value["bloc"]?.string
        sector = value["sector"]?.string
        wikidata = value["wikidata"]?.string
    }
}

extension EventDate {
    fileprivate init?(_ value: JSONValue) {
        guard let edtf = value["edtf"]?.string,
            let origin = value["from"]?.string.flatMap(Origin.init(rawValue:))
        else { return nil }
        self.init(edtf: edtf, text: value["text"]?.string, origin: origin)
    }
}

extension EventPlace {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"]?.string,
            let precision = value["precision"]?.string.flatMap(Precision.init(rawValue:))
        else { return nil }
        self.init(
            name: name, country: value["country"]?.string, text: value["text"]?.string ?? "",
            precision: precision)
        latitude = value["lat"]?.number
        longitude = value["lon"]?.number
        geonames = value["geonames"]?.integer
    }
}

extension Quantity {
    fileprivate init?(_ value: JSONValue) {
        guard let number = value["value"]?.number else { return nil }
        self.init(
            value: number, max: value["max"]?.number, unit: value["unit"]?.string ?? "",
            text: value["text"]?.string ?? "")
    }
}

extension Attribution {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"]?.string else { return nil }
        self.init(
            name: name, text: value["text"]?.string ?? "", verb: value["verb"]?.string)
    }
}

extension Evidence {
    fileprivate init(_ value: JSONValue) throws(LineError) {
        let start = value["start"]?.integer ?? 0
        let end = value["end"]?.integer ?? start
        guard start >= 0, end >= start else {
            throw LineError(message: "the evidence ends before it starts")
        }
        self.init(
            text: try value.required("text"), range: TextRange(start, end),
            trigger: value["trigger"]?.string ?? "", sentence: value["sentence"]?.integer ?? 0,
            rule: value["rule"]?.string ?? "")
        isInTitle = value["in"]?.string == "title"
    }
}
