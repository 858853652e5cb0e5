import Annotation
import ArgumentParser
import EventLog
import Glibc
import Reports
import SystemCalls

/// Shows the last events and new ones: `dateline tail`.
struct TailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "The last events of the log, and new ones as they come.",
        discussion: """
            Readable on a terminal, JSON lines with --json or into a pipe.

            Examples:
              dateline tail -f                         the last ten, then every new one
              dateline tail -n 50 --type PROTEST
              dateline tail -f --country UKR | jq .evidence.text
            """)

    @Option(name: .short, help: ArgumentHelp("How many.", valueName: "count"))
    var n = 10

    @Flag(name: .shortAndLong, help: "Wait for new events, across rotation of the log.")
    var follow = false

    @Flag(help: "JSON lines, also on a terminal.")
    var json = false

    @OptionGroup(title: "Filters") var filters: FilterOptions
    @OptionGroup var location: LocationOptions

    func validate() throws {
        if n < 0 { throw ValidationError("-n needs a number from 0 on") }
    }

    func run() throws {
        let filter = try filters.filter(location)
        let state = try location.foldersWithLog().state
        let folder = BytePath(state)
        let output = Output.standard
        let text = EventText(output.paint, width: output.width)
        var follower = LogFollower(folder: folder, filter)
        let last = try LogReader(folder: folder).lastEvents(n, filter)
        for line in last { show(line, text) }
        try output.flush()
        if last.isEmpty, n > 0 {
            let rest = follow ? "; waiting for new ones, Ctrl-C ends" : ""
            Output.complain(FilterOptions.nothing(filter, in: state) + rest)
        }
        guard follow else { return }
        // What was logged between the two looks at the log is in both.
        var shown = Set(last.compactMap { $0.event?.event.id })
        while true {
            for line in try follower.next() where !isAmong(shown, line) { show(line, text) }
            shown.removeAll()
            try output.flush()
            try watchReader()
        }
    }

    private func isAmong(_ shown: Set<String>, _ line: LogReader.Line) -> Bool {
        line.event.map { shown.contains($0.event.id) } ?? false
    }

    private func show(_ line: LogReader.Line, _ text: EventText) {
        let output = Output.standard
        if json || !output.isTerminal {
            output.write(line.bytes)
            output.write("\n")
        } else if let event = line.event {
            text.lines(event).forEach(output.line)
        }
    }

    /// Waits a tenth of a second, or ends when the reader of a pipe has gone.
    private func watchReader() throws {
        var reader = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        let isReady = poll(&reader, 1, 100) > 0
        if isReady, reader.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 {
            throw Output.ReaderGone()
        }
    }
}
