import Foundation

/// An independent reading of inbox and log that says where the reliability contract is broken.
///
/// It shares no code with the daemon on purpose: what both got wrong together would stay unseen.
/// It reads `events*.jsonl` of the state folder, and the inbox with `.done` and `.failed`.
public struct LogChecker {
    /// What was dropped: digest of the bytes (64 hexadecimal digits) for every name.
    public typealias Manifest = [String: String]

    /// One breach of the contract, in words.
    public typealias Violation = String

    private let inbox: URL
    private let state: URL

    /// Creates a checker of one inbox and one state folder.
    public init(inbox: String, state: String) {
        self.inbox = URL(fileURLWithPath: inbox, isDirectory: true)
        self.state = URL(fileURLWithPath: state, isDirectory: true)
    }

    /// All breaches; none when the contract holds.
    ///
    /// `isSettled` says that the daemon has caught up, so that every dropped file must have its line.
    public func violations(dropped: Manifest, isSettled: Bool) -> [Violation] {
        var found: [Violation] = []
        let log = readLog(&found)
        found += check(log)
        found += checkFiles(dropped: dropped, log: log, isSettled: isSettled)
        return found
    }

    /// The events that the log gives for each digest, by their ids in the order of the log; of articles
    /// that were analysed again the last.
    ///
    /// Two logs of the same articles must agree in it, whatever happened to their daemons.
    public func events() -> [String: [String]] {
        var ignored: [Violation] = []
        var events: [String: [String]] = [:]
        var lastReplaced: [String: String] = [:]
        for line in readLog(&ignored) {
            if let time = line.supersedes,
                lastReplaced.updateValue(time, forKey: line.digest) != time
            {
                events[line.digest] = []
            }
            if line.kind == "event" {
                events[line.digest, default: []].append(line.object["id"] as? String ?? "")
            } else if line.outcome != "duplicate" {
                events[line.digest, default: []] += []
            }
        }
        return events
    }

    // MARK: The log

    private struct Line {
        var place: String
        var object: [String: Any]

        var kind: String { object["kind"] as? String ?? "" }
        var outcome: String { object["outcome"] as? String ?? "" }
        var id: String { object["id"] as? String ?? "" }
        var logged: String { object["logged"] as? String ?? "" }
        var supersedes: String? { object["supersedes"] as? String }
        var digest: String {
            let article = object["article"] as? [String: Any]
            return (article?["digest"] ?? object["digest"]) as? String ?? ""
        }

        /// Whether it takes the place of an earlier line, as after another analysis of its article.
        func replaces(_ earlier: Line) -> Bool {
            digest == earlier.digest && supersedes == earlier.logged
        }
    }

    private func readLog(_ found: inout [Violation]) -> [Line] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: state.path)) ?? []
        let segments = names.filter { $0.hasPrefix("events") && $0.hasSuffix(".jsonl") }
            .sorted { Self.order($0) < Self.order($1) }
        var lines: [Line] = []
        for name in segments {
            guard let data = try? Data(contentsOf: state.appendingPathComponent(name)) else {
                found.append("\(name) cannot be read")
                continue
            }
            if let last = data.last, last != 0x0A { found.append("\(name) ends inside a line") }
            for (index, bytes) in data.split(separator: 0x0A).enumerated() {
                let place = "\(name):\(index + 1)"
                if bytes.count > 65536 { found.append("\(place) is longer than 64 KiB") }
                guard
                    let object = try? JSONSerialization.jsonObject(with: Data(bytes)),
                    let fields = object as? [String: Any]
                else {
                    found.append("\(place) is not a JSON object")
                    continue
                }
                lines.append(Line(place: place, object: fields))
            }
        }
        return lines
    }

    /// Older segments first, the current one last.
    private static func order(_ name: String) -> String {
        name == "events.jsonl" ? "~" : name
    }

    private func check(_ log: [Line]) -> [Violation] {
        var found: [Violation] = []
        var pending: [Line] = []
        var firsts: [String: Line] = [:]
        var ids: [String: Line] = [:]
        var clock = ""
        for line in log {
            if line.logged.isEmpty { found.append("\(line.place) has no time") }
            if line.logged < clock {
                found.append("\(line.place) is older than the line above it")
            }
            clock = max(clock, line.logged)
            switch line.kind {
            case "event":
                if let first = ids[line.id], !line.replaces(first) {
                    found.append("\(line.place) repeats event \(line.id) of \(first.place)")
                }
                ids[line.id] = line
                pending.append(line)
            case "article":
                found += checkArticle(line, events: pending)
                pending = []
                found += checkFirst(of: line, in: &firsts)
            default:
                found.append("\(line.place) has an unknown kind '\(line.kind)'")
            }
        }
        if !pending.isEmpty {
            found.append("\(pending.count) events at the end have no article line")
        }
        return found
    }

    /// Checks that an article has one line, or others that each replace the one before.
    private func checkFirst(of line: Line, in firsts: inout [String: Line]) -> [Violation] {
        if line.outcome == "duplicate" {
            return line.supersedes.map { _ in "\(line.place) is a duplicate that replaces lines" }
                .map { [$0] } ?? []
        }
        let key = line.digest + "/" + (line.object["member"] as? String ?? "")
        defer { firsts[key] = line }
        guard let first = firsts[key] else {
            return line.supersedes == nil
                ? [] : ["\(line.place) supersedes lines that are not there"]
        }
        if line.supersedes == nil, line.object["member"] == nil {
            return ["\(line.place) logs digest \(line.digest) again after \(first.place)"]
        }
        return line.supersedes == nil || line.replaces(first)
            ? [] : ["\(line.place) supersedes other lines than those of \(first.place)"]
    }

    private func checkArticle(_ line: Line, events: [Line]) -> [Violation] {
        var found: [Violation] = []
        let count = line.object["events"] as? Int ?? 0
        if count != events.count {
            found.append("\(line.place) counts \(count) events, \(events.count) stand before it")
        }
        for event in events where event.digest != line.digest {
            found.append("\(event.place) stands among the events of another article")
        }
        for event in events where event.supersedes != line.supersedes {
            found.append("\(event.place) supersedes other lines than its article")
        }
        if line.outcome == "duplicate", line.object["duplicate_of"] == nil {
            found.append("\(line.place) is a duplicate of nothing")
        }
        if line.outcome == "failed", line.object["reason"] == nil {
            found.append("\(line.place) failed without a reason")
        }
        return found
    }

    // MARK: The files

    private func checkFiles(dropped: Manifest, log: [Line], isSettled: Bool) -> [Violation] {
        var found: [Violation] = []
        let files = readFiles()
        let logged = Set(log.filter { $0.kind == "article" }.map(\.digest))
        for (name, digest) in dropped.sorted(by: { $0.key < $1.key }) {
            guard let places = files[digest] else {
                found.append("\(name) is lost: its bytes are nowhere in the inbox")
                continue
            }
            let isFinished = places.contains { $0.hasPrefix(".done/") }
            if isFinished, !logged.contains(digest) {
                found.append("\(name) is in .done without a line in the log")
            }
            if isSettled, !logged.contains(digest) {
                let folder = places.joined(separator: ", ")
                found.append("\(name) has no line in the log (it lies in \(folder))")
            }
        }
        return found
    }

    /// Places of all regular files below the inbox, by digest of their bytes.
    private func readFiles() -> [String: [String]] {
        var places: [String: [String]] = [:]
        let paths = FileManager.default.enumerator(atPath: inbox.path)
        while let path = paths?.nextObject() as? String {
            guard paths?.fileAttributes?[.type] as? FileAttributeType == .typeRegular,
                let data = try? Data(contentsOf: inbox.appendingPathComponent(path))
            else { continue }
            places[Self.digest(of: data), default: []].append(path)
        }
        return places
    }
}
