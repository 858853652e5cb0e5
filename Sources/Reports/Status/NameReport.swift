public import EventLog
internal import JSONText
internal import SystemCalls

/// Everything that is known about one name in the inbox.
public struct NameReport: Hashable, Sendable {
    /// The name that was asked for.
    public var name: String
    /// Its lines in the log, newest first.
    public var articles: [CatalogArticle]
    /// Articles of it whose lines were taken out of the log with damage.
    public var lost: [LostArticle] = []
    /// Whether it lies in `.done` and the log has no line of its bytes.
    public var isUnlogged = false
    /// Where it stands now, as the running daemon says.
    public var pending: NameStatus?
    /// Where it lies in the inbox, below it: waiting, in `.done` or in `.failed`.
    public var places: [String]
    /// Why a file that was never read lies in `.failed`, from the note beside it.
    public var note: String?

    /// Whether anything is known.
    public var isKnown: Bool {
        !articles.isEmpty || pending != nil || !places.isEmpty || !lost.isEmpty
    }

    /// Looks the name up in catalogue, status and inbox.
    public static func gather(_ name: String, folders: Folders) throws(LogError) -> NameReport {
        let state = BytePath(folders.state)
        var report = NameReport(name: name, articles: [], pending: nil, places: [])
        let search = folders.inbox.map { InboxSearch(inbox: BytePath($0)) }
        report.places = search?.exactPlaces(of: name) ?? []
        if let catalog = try StatusReport.catalog(folder: state) {
            report.articles =
                (try? catalog.articles(named: name, exactly: !report.places.isEmpty)) ?? []
            report.lost = ((try? catalog.lost()) ?? []).filter {
                $0.file.text == name || $0.file.text.hasSuffix("/" + name)
            }
        }
        if let inbox = folders.inbox, let search {
            if report.places.isEmpty {
                let names = Set(report.articles.map(\.file.text))
                report.places =
                    names.isEmpty
                    ? search.places(of: name) : names.sorted().flatMap(search.exactPlaces)
            }
            if report.articles.isEmpty, report.places.contains(where: Self.isDone) {
                let unlogged = UnloggedFiles(inbox: BytePath(inbox), state: state)
                report.isUnlogged = unlogged?.all(named: name).isEmpty == false
            }
            report.note = report.places.lazy.compactMap { note(beside: $0, in: inbox) }.first
        }
        if DaemonStatus.isRunning(state: state), let service = DaemonStatus.read(state: state) {
            report.pending =
                service.names.first { $0.file.text == name || $0.file.text.hasSuffix("/" + name) }
                ?? report.queued(service)
        }
        return report
    }

    /// The state of a file that lies in the inbox and is not listed by name.
    private func queued(_ service: ServiceStatus) -> NameStatus? {
        let isKept = { (place: String) in Self.isDone(place) || place.hasPrefix(".failed/") }
        guard let place = places.first(where: { !isKept($0) }) else { return nil }
        return NameStatus(
            file: FileName(place), state: "waiting",
            reason: service.waiting > service.names.count
                ? "queued; \(service.waiting) files wait, and the oldest are taken first"
                : "not looked at yet; taken at the next scan of the inbox at the latest")
    }

    private static func isDone(_ place: String) -> Bool { place.hasPrefix(".done/") }

    /// Parts of the file whose last line says that they could not be read; nil names the file itself.
    var failedParts: [CatalogArticle] {
        var seen: Set<String?> = []
        return articles.filter { seen.insert($0.key.member).inserted && $0.outcome == .failed }
    }

    /// What the `.reason.json` beside a file in `.failed` says.
    private static func note(beside place: String, in inbox: String) -> String? {
        guard place.hasPrefix(".failed/"),
            let file = try? OpenFile.open(
                BytePath(inbox).appending(place + ".reason.json"), [.read, .noFollow]),
            let bytes = try? file.readAll(limit: 1 << 16),
            let reason = (try? JSONValue(parsing: bytes))?["reason"],
            let code = reason["code"]?.string, let sentence = reason["sentence"]?.string
        else { return nil }
        return "\(code): \(sentence)"
    }

    /// The state in a word: waiting, processing, ignored, stuck, done, duplicate, failed, partly failed,
    /// lost (its lines are gone with damage to the log), unknown.
    public var state: String {
        if let pending { return pending.state }
        if let last = articles.first {
            let parts = Set(articles.map(\.key.member)).count
            if last.key.member != nil, !failedParts.isEmpty {
                return failedParts.count < parts ? "partly failed" : "failed"
            }
            switch last.outcome {
            case .events, .empty: return "done"
            case .duplicate: return "duplicate"
            case .failed: return "failed"
            }
        }
        if places.contains(where: { $0.hasPrefix(".failed/") }) { return "failed" }
        if isUnlogged || places.isEmpty && !lost.isEmpty { return "lost" }
        return places.isEmpty ? "unknown" : "waiting"
    }

    /// The report for people.
    public func text(_ paint: Paint) -> [String] {
        var lines = ["\(PlainLine.of(name)): \(paint(state, .bold))"]
        if let pending {
            let until = pending.until.map { ", looked at again \($0)" } ?? ""
            lines.append("  \(pending.state): \(PlainLine.of(pending.reason))\(until)")
            if let attempts = pending.attempts { lines.append("  attempts: \(attempts)") }
        }
        let parts = failedParts.compactMap(\.key.member)
        if !parts.isEmpty {
            lines.append(
                "  \(parts.count) of its parts cannot be read: "
                    + parts.prefix(10).map { PlainLine.of($0) }.joined(separator: ", ")
                    + (parts.count > 10 ? " …" : ""))
        }
        for article in lost { lines.append("  lost: \(PlainLine.of(article.sentence))") }
        for article in articles { lines += self.lines(article) }
        if articles.isEmpty, let note { lines.append("  failed: \(PlainLine.of(note))") }
        for place in places { lines.append("  file: \(PlainLine.of(place))") }
        if isUnlogged {
            lines.append("  the log has no line of it: damage took it, or the log was replaced")
        }
        if state == "failed" || isUnlogged {
            lines.append("  to try again: dateline retry '\(PlainLine.of(name))'")
        }
        return lines
    }

    private func lines(_ article: CatalogArticle) -> [String] {
        let logged = article.logged ?? "at an unknown time"
        var lines: [String]
        switch article.outcome {
        case .events, .empty: lines = ["  done: \(article.events) events, logged \(logged)"]
        case .duplicate:
            lines = ["  duplicate of \(article.duplicateOf ?? "?"), logged \(logged)"]
        case .failed:
            let reason = article.reason.map { "\($0.code): \(PlainLine.of($0.sentence))" } ?? ""
            lines = ["  failed \(logged): \(reason)"]
        }
        lines.append("  digest: \(article.key.digest)")
        if let member = article.key.member { lines.append("  member: \(PlainLine.of(member))") }
        lines.append("  in: \(article.position.segment), byte \(article.position.start)")
        return lines
    }

    /// The report as one line of JSON.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("name", name)
            writer.field("state", state)
            if let pending {
                writer.field("reason", pending.reason)
                writer.field("until", pending.until)
                writer.field("attempts", pending.attempts)
            }
            if articles.isEmpty { writer.field("note", note) }
            writer.array("lost") { list in lost.forEach { list.element($0.sentence) } }
            writer.array("articles") { list in
                for article in articles { list.object { article.write(to: &$0) } }
            }
            writer.array("places") { list in places.forEach { list.element($0) } }
        }
        writer.newline()
        return writer.bytes
    }
}

extension CatalogArticle {
    /// Writes the fields of the article.
    fileprivate func write(to writer: inout JSONWriter) {
        writer.field("file", file.text)
        writer.field("digest", key.digest)
        writer.field("member", key.member)
        writer.field("outcome", outcome.rawValue)
        writer.field("events", events)
        writer.field("logged", logged)
        writer.field("duplicate_of", duplicateOf)
        if let reason {
            writer.object("reason") {
                $0.field("code", reason.code)
                $0.field("sentence", reason.sentence)
            }
        }
        writer.field("segment", position.segment)
        writer.field("start", position.start)
        writer.field("end", position.end)
    }
}
