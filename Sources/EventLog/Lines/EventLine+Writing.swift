internal import Annotation
internal import JSONText

extension EventLine {
    /// Writes the line's object; lists are cut to `listLimit` elements.
    func write(to writer: inout JSONWriter, listLimit: Int) {
        writer.object { writer in
            writer.field("kind", "event")
            writer.field("version", LogFormat.version)
            writer.field("id", event.id)
            writer.field("story", event.story.isEmpty ? nil : event.story)
            writer.field("logged", logged)
            writer.field("supersedes", supersedes)
            event.writeWhat(to: &writer)
            event.writeWho(to: &writer, listLimit: listLimit)
            event.writeWhenAndWhere(to: &writer)
            event.writeDetails(to: &writer, listLimit: listLimit)
            writer.object("article") { article.write(to: &$0) }
        }
    }
}

extension Event {
    fileprivate func writeWhat(to writer: inout JSONWriter) {
        writer.field("type", type.rawValue)
        writer.clippedField("mode", mode)
        writer.field("quad", type.quad)
        writer.field("cameo", cameo)
        writer.field("modality", modality.rawValue)
    }

    fileprivate func writeWho(to writer: inout JSONWriter, listLimit: Int) {
        for (key, side) in [("actors", actors), ("recipients", recipients)] where !side.isEmpty {
            writer.array(key) { writer in
                for participant in side.prefix(listLimit) { participant.write(to: &writer) }
            }
        }
    }

    fileprivate func writeWhenAndWhere(to writer: inout JSONWriter) {
        if let date {
            writer.object("date") {
                $0.clippedField("edtf", date.edtf)
                $0.clippedField("text", date.text)
                $0.field("from", date.origin.rawValue)
            }
        }
        if let place { writer.object("place") { place.write(to: &$0) } }
    }

    fileprivate func writeDetails(to writer: inout JSONWriter, listLimit: Int) {
        if !quantities.isEmpty {
            writer.array("quantities") { writer in
                for quantity in quantities.prefix(listLimit) { quantity.write(to: &writer) }
            }
        }
        if let attribution {
            writer.object("attribution") {
                $0.clippedField("name", attribution.name)
                $0.clippedField("text", attribution.text)
                $0.clippedField("verb", attribution.verb)
            }
        }
        writer.field("confidence", (confidence * 1000).rounded() / 1000)
        writer.object("evidence") { writer in
            evidence.writeFields(to: &writer)
            if more.isEmpty { return }
            writer.array("more") { writer in
                for evidence in more.prefix(listLimit) {
                    writer.object { evidence.writeFields(to: &$0) }
                }
            }
        }
    }
}

extension Participant {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object {
            $0.clippedField("text", text)
            $0.clippedField("name", name)
            $0.clippedField("country", country)
            $0.clippedField("bloc", bloc)
            $0.clippedField("sector", sector)
            $0.clippedField("wikidata", wikidata)
        }
    }
}

extension EventPlace {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.clippedField("name", name)
        writer.clippedField("country", country)
        writer.field("lat", latitude)
        writer.field("lon", longitude)
        writer.field("geonames", geonames)
        writer.clippedField("text", text)
        writer.field("precision", precision.rawValue)
    }
}

extension Quantity {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object {
            $0.field("value", value)
            $0.field("max", max)
            $0.clippedField("unit", unit)
            $0.clippedField("text", text)
        }
    }
}

extension Evidence {
    fileprivate func writeFields(to writer: inout JSONWriter) {
        writer.clippedField("text", text)
        writer.field("start", range.start)
        writer.field("end", range.end)
        writer.field("in", isInTitle ? "title" : nil)
        writer.clippedField("trigger", trigger)
        writer.field("sentence", sentence)
        writer.clippedField("rule", rule)
    }
}

extension ArticleReference {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.clippedField("id", id)
        file.write(to: &writer)
        writer.clippedField("member", member)
        writer.field("digest", digest)
        writer.clippedField("title", title)
        writer.clippedField("language", language)
        writer.clippedField("published", published)
        writer.clippedField("publisher", publisher)
        writer.clippedField("url", url)
    }
}
