internal import JSONText

extension ServiceStatus {
    /// The status as one line of JSON.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("process", process)
            writer.field("started", started)
            writer.field("updated", updated)
            writer.field("health", health.rawValue)
            writer.array("problems") { list in problems.forEach { list.element($0) } }
            writer.field("blocked", isBlocked)
            writer.field("inbox", inbox)
            writer.field("watch", watch)
            writer.field("folders", folders)
            writer.field("overflows", overflows)
            writer.field("waiting", waiting)
            writer.field("processing", processing)
            writer.field("lag", lag)
            writer.object("counts") { counts.write(to: &$0) }
            writer.field("last_minute", lastMinute)
            writer.array("names") { list in
                for name in names { list.object { name.write(to: &$0) } }
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// Reads a status; nil where it is none.
    public init?(json: [UInt8]) {
        guard let value = try? JSONValue(parsing: json), let process = value["process"]?.integer
        else { return nil }
        self.init(
            process: process, started: value["started"]?.string ?? "",
            inbox: value["inbox"]?.string ?? "")
        updated = value["updated"]?.string ?? ""
        health = value["health"]?.string.flatMap(Health.init(rawValue:)) ?? .degraded
        problems = value["problems"]?.elements.compactMap(\.string) ?? []
        isBlocked = value["blocked"]?.bool ?? false
        watch = value["watch"]?.string ?? ""
        folders = value["folders"]?.integer ?? 0
        overflows = value["overflows"]?.integer ?? 0
        waiting = value["waiting"]?.integer ?? 0
        processing = value["processing"]?.integer ?? 0
        lag = value["lag"]?.number
        counts = Counts(value["counts"])
        lastMinute = value["last_minute"]?.integer ?? 0
        names = value["names"]?.elements.compactMap(NameStatus.init) ?? []
    }
}

extension ServiceStatus.Counts {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.field("with_events", withEvents)
        writer.field("empty", empty)
        writer.field("duplicates", duplicates)
        writer.field("failed", failed)
        writer.field("events", events)
    }

    fileprivate init(_ value: JSONValue?) {
        withEvents = value?["with_events"]?.integer ?? 0
        empty = value?["empty"]?.integer ?? 0
        duplicates = value?["duplicates"]?.integer ?? 0
        failed = value?["failed"]?.integer ?? 0
        events = value?["events"]?.integer ?? 0
    }
}

extension NameStatus {
    fileprivate func write(to writer: inout JSONWriter) {
        file.write(to: &writer)
        writer.field("state", state)
        writer.field("reason", reason)
        writer.field("until", until)
        writer.field("attempts", attempts)
        writer.field("digest", digest)
    }

    fileprivate init?(_ value: JSONValue) {
        guard let text = value["file"]?.string else { return nil }
        var name = FileName(text)
        name.bytes = value["file_bytes"]?.string.flatMap(Base64.decode)
        self.init(
            file: name, state: value["state"]?.string ?? "",
            reason: value["reason"]?.string ?? "")
        until = value["until"]?.string
        attempts = value["attempts"]?.integer
        digest = value["digest"]?.string
    }
}
