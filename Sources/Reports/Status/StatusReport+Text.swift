internal import EventLog

extension StatusReport {
    /// The report for people.
    public func text(_ paint: Paint, width: Int?) -> [String] {
        var lines = serviceLines(paint)
        lines.append("")
        lines.append(
            row("articles", "\(articles()) (\(breakdown())), today \(articles(today: true))"))
        lines.append(row("events", "\(events()), today \(events(today: true))"))
        if let lastEvent {
            lines.append(row("last event", lastEvent.logged ?? ""))
            lines += EventText(paint, width: width).lines(lastEvent).map { "    " + $0 }
        }
        for (title, kind) in [
            ("by type", "type"), ("by country", "country"), ("by language", "language"),
        ] {
            let ranking = ranking(kind).prefix(16).map { "\($0.key) \($0.count)" }
            if !ranking.isEmpty { lines.append(row(title, ranking.joined(separator: "  "))) }
        }
        return lines
    }

    private func row(_ name: String, _ value: String) -> String {
        name + String(repeating: " ", count: max(1, 13 - name.count)) + value
    }

    private func breakdown() -> String {
        let parts: [(ArticleLine.Outcome, String)] = [
            (.events, "with events"), (.empty, "without"), (.duplicate, "duplicates"),
            (.failed, "failed"),
        ]
        return parts.map { "\(articles($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    private func serviceLines(_ paint: Paint) -> [String] {
        guard isRunning else {
            return [
                row("daemon", paint("not running", .red, .bold) + stopped),
                row("log", PlainLine.of(state)),
            ]
        }
        let troubles = problems.map { row("problem", paint(PlainLine.of($0), .red)) }
        guard let service else { return [row("daemon", paint(health, .yellow))] + troubles }
        let ink: Paint.Ink = health == "well" ? .green : silence == nil ? .yellow : .red
        var lines = [
            row(
                "daemon",
                paint(health, ink, .bold)
                    + ", process \(service.process), since \(service.started)")
        ]
        lines += troubles
        lines.append(
            row("inbox", "\(PlainLine.of(service.inbox)) (\(service.watch), \(folders(service)))"))
        let lag = service.lag.map { ", the oldest for \(seconds($0))" } ?? ""
        let waiting =
            found.map { "\($0) files in the inbox, of which none is taken" }
            ?? "\(service.waiting)\(lag), \(service.processing) being processed"
        lines.append(row("waiting", waiting))
        lines.append(row("rate", "\(service.lastMinute) files in the last minute"))
        lines.append(row("log", PlainLine.of(state)))
        return lines
    }

    private var stopped: String {
        service.map { ", last seen \($0.updated)" } ?? ""
    }

    private func folders(_ service: ServiceStatus) -> String {
        service.folders == 1 ? "1 folder" : "\(service.folders) folders"
    }

    private func seconds(_ value: Double) -> String {
        value < 10 ? "\((value * 10).rounded() / 10) s" : "\(Int(value.rounded())) s"
    }
}
