internal import DropFolder
internal import EventLog
internal import SystemCalls

extension NameTable {
    /// The names as the status lists them: those with trouble first, then those in work, then
    /// those that are left alone, then those that are ready, as many as are listed.
    ///
    /// O(names).
    func statuses(ignored: [InboxName: String]) -> [NameStatus] {
        var found: [(rank: Int, status: NameStatus)] = []
        var ready = 0
        for (name, phase) in phases {
            if case .ready = phase { ready += 1 }
            if ready > ServiceStatus.queuedLimit, case .ready = phase { continue }
            found.append((phase.rank, phase.status(of: name, reason: reasons[name])))
        }
        for (name, pattern) in ignored {
            let reason = "its name has the form \(pattern), as of files that are not finished"
            found.append((3, NameStatus(file: name.logged, state: "ignored", reason: reason)))
        }
        found.sort { ($0.rank, $0.status.file.text) < ($1.rank, $1.status.file.text) }
        return found.prefix(ServiceStatus.nameLimit).map(\.status)
    }
}

extension NameTable.Phase {
    fileprivate var rank: Int {
        switch self {
        case .stuck: 0
        case .waiting: 1
        case .working: 2
        case .ready: 4
        }
    }

    /// What the status says of a name; `reason` is why it had to wait before.
    fileprivate func status(of name: InboxName, reason: Waiting?) -> NameStatus {
        var status = NameStatus(file: name.logged, state: "waiting", reason: "")
        switch self {
        case .ready: status.reason = (reason ?? .queued).sentence
        case .working:
            status.state = reason == nil ? "processing" : "waiting"
            status.reason = reason?.sentence ?? "being processed"
        case .waiting(let waiting, let until):
            status.reason = waiting.sentence
            status.until = timeOfDay(at: until)
        case .stuck(let digest, let error, let until):
            status.state = "stuck"
            status.reason = "in the log, but not moved: \(error)"
            status.digest = digest.isEmpty ? nil : digest
            status.until = timeOfDay(at: until)
        }
        return status
    }
}

/// The time of day at a moment of `SteadyClock`, RFC 3339.
private func timeOfDay(at moment: UInt64) -> String {
    let rest = (Int(moment) - Int(SteadyClock.now())) / 1_000_000
    return Timestamp(milliseconds: Timestamp.now().milliseconds + rest).description
}
