internal import Annotation
public import EventLog
internal import JSONText

/// Events as features of GeoJSON (RFC 7946); events without coordinates have no geometry.
public enum EventGeoJSON {
    /// What stands before the first feature.
    public static let head = "{\"type\":\"FeatureCollection\",\"features\":[\n"
    /// What stands behind the last feature.
    public static let foot = "\n]}\n"
    /// What stands between two features.
    public static let separator = ",\n"

    /// The feature of an event.
    public static func feature(_ line: EventLine) -> [UInt8] {
        let event = line.event
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("type", "Feature")
            writer.field("id", event.id)
            if let latitude = event.place?.latitude, let longitude = event.place?.longitude {
                writer.object("geometry") {
                    $0.field("type", "Point")
                    $0.array("coordinates") {
                        $0.element(longitude)
                        $0.element(latitude)
                    }
                }
            } else {
                writer.field("geometry", JSONValue.null)
            }
            writer.object("properties") { properties(line, to: &$0) }
        }
        return writer.bytes
    }

    private static func properties(_ line: EventLine, to writer: inout JSONWriter) {
        let event = line.event
        writer.field("story", event.story.isEmpty ? nil : event.story)
        writer.field("event_type", event.type.rawValue)
        writer.field("mode", event.mode)
        writer.field("quad", event.type.quad)
        writer.field("modality", event.modality.rawValue)
        for (key, side) in [("actors", event.actors), ("recipients", event.recipients)] {
            writer.array(key) { list in side.forEach { list.element(EventText.name($0)) } }
        }
        writer.field("date", event.date?.edtf)
        writer.field("place", event.place?.name)
        writer.field("precision", event.place?.precision.rawValue)
        writer.field("confidence", event.confidence)
        writer.field("evidence", event.evidence.text)
        writer.field("attribution", event.attribution?.name)
        writer.field("title", line.article.title)
        writer.field("published", line.article.published)
        writer.field("url", line.article.url)
        writer.field("file", line.article.file.text)
    }
}
