public import EventLog
internal import SystemCalls

extension StatusReport {
    /// Puts the report together from status file, catalogue and log of a state folder.
    ///
    /// Where the catalogue cannot be read the counts come from the log itself, which takes longer.
    public static func gather(state: String) throws(LogError) -> StatusReport {
        let folder = BytePath(state)
        var report = StatusReport(state: state, time: .now())
        report.isRunning = DaemonStatus.isRunning(state: folder)
        report.service = DaemonStatus.read(state: folder)
        if report.isRunning {
            report.silence = DaemonStatus.silence(
                state: folder, service: report.service, now: report.time)
        }
        if report.isBlocked, let inbox = report.service?.inbox, !inbox.isEmpty {
            report.found = InboxSearch(inbox: BytePath(inbox)).waiting()
        }
        guard let catalog = try catalog(folder: folder) else { return report }
        report.totals = (try? catalog.totals()) ?? [:]
        let today = String(report.time.description.prefix(10))
        report.today = (try? catalog.counts(day: today)) ?? [:]
        do throws(SystemError) {
            report.lastEvent = try LogReader(folder: folder).lastEvents(1).first?.event
        } catch {
            throw LogError(error)
        }
        return report
    }

    /// The catalogue on disk, else one made from the log; nil where there is no log.
    static func catalog(folder: BytePath) throws(LogError) -> Catalog? {
        if let catalog = Catalog.reading(folder: folder) { return catalog }
        return try Catalog.inMemory(folder: folder)
    }
}
