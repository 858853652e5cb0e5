internal import EventLog

extension StatusReport {
    /// The report in the text format of Prometheus (version 0.0.4).
    public func prometheus() -> String {
        var page = MetricsPage()
        page.add("up", "gauge", "Whether the daemon is running.", isRunning ? 1 : 0)
        page.add(
            "healthy", "gauge", "Whether the daemon runs without trouble.",
            health == "well" ? 1 : 0)
        page.add(
            "articles_total", "counter", "Articles in the log, by outcome.",
            ArticleLine.Outcome.allCases.map {
                ("outcome", $0.rawValue, Double(articles($0)))
            })
        for (kind, what) in [("type", "Events"), ("country", "Participations in events")] {
            page.add(
                kind == "type" ? "events_total" : "country_events_total", "counter",
                "\(what) in the log, by \(kind).",
                ranking(kind).map { (kind, $0.key, Double($0.count)) })
        }
        if let logged = lastEvent?.logged.flatMap(Timestamp.init) {
            page.add(
                "last_event_timestamp_seconds", "gauge", "When the last event was logged.",
                Double(logged.milliseconds) / 1000)
        }
        if isRunning, let service { add(service, to: &page) }
        return page.text
    }

    private func add(_ service: ServiceStatus, to page: inout MetricsPage) {
        page.add("waiting_files", "gauge", "Names that wait.", Double(found ?? service.waiting))
        page.add(
            "processing_files", "gauge", "Names that a worker has.", Double(service.processing))
        page.add(
            "lag_seconds", "gauge", "How long the oldest waiting file has been complete.",
            service.lag ?? 0)
        page.add(
            "files_last_minute", "gauge", "Files finished in the last minute.",
            Double(service.lastMinute))
        page.add("watched_folders", "gauge", "Folders that are watched.", Double(service.folders))
        page.add(
            "queue_overflows_total", "counter",
            "Bursts in which the kernel's queue of events was too short.",
            Double(service.overflows))
    }
}

/// A page of metrics as it grows.
private struct MetricsPage {
    private(set) var text = ""

    mutating func add(_ name: String, _ type: String, _ help: String, _ value: Double) {
        head(name, type, help)
        text += "dateline_\(name) \(number(value))\n"
    }

    mutating func add(
        _ name: String, _ type: String, _ help: String,
        _ samples: [(label: String, key: String, value: Double)]
    ) {
        head(name, type, help)
        for sample in samples {
            let key = sample.key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("\n", with: "\\n")
            text += "dateline_\(name){\(sample.label)=\"\(key)\"} \(number(sample.value))\n"
        }
    }

    private mutating func head(_ name: String, _ type: String, _ help: String) {
        text += "# HELP dateline_\(name) \(help)\n# TYPE dateline_\(name) \(type)\n"
    }

    private func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }
}
