internal import EventLog
internal import JSONText

extension StatusReport {
    /// The report as one line of JSON.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("time", time.description)
            writer.field("running", isRunning)
            writer.field("health", health)
            writer.array("problems") { list in problems.forEach { list.element($0) } }
            writer.field("silent_seconds", silence?.seconds)
            writer.field("inbox_files", found)
            writer.field("state", state)
            writer.object("articles") { writer in
                writer.field("total", articles())
                writer.field("today", articles(today: true))
                for outcome in ArticleLine.Outcome.allCases {
                    writer.field(outcome.rawValue, articles(outcome))
                }
            }
            writer.object("events") {
                $0.field("total", events())
                $0.field("today", events(today: true))
            }
            for kind in ["type", "country", "language"] {
                writer.object(kind) { writer in
                    for (key, count) in ranking(kind) { writer.field(key, count) }
                }
            }
            if let lastEvent, let value = try? JSONValue(parsing: lastEvent.encoded()) {
                writer.field("last_event", value)
            }
            if let service, let value = try? JSONValue(parsing: service.json()) {
                writer.field("service", value)
            }
        }
        writer.newline()
        return writer.bytes
    }
}
