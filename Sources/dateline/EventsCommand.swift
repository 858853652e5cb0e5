import ArgumentParser
import EventLog
import Reports
import SystemCalls

/// Shows selected events of the whole log: `dateline events`.
struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Events of the whole log, selected and in the format that is wanted.",
        discussion: """
            Examples:
              dateline events --type SANCTION --country RUS --since 2022
              dateline events --stories --text Minsk
              dateline events --format geojson --type ASSAULT > attacks.geojson
              dateline events --format csv --logged-since 7d > week.csv
            """)

    /// The formats of the output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, jsonl, csv, geojson
    }

    @Option(help: "table, jsonl, csv or geojson; default: table on a terminal, else jsonl.")
    var format: Format?

    @Flag(
        help: ArgumentHelp(
            "One entry for all lines that report the same event.",
            discussion:
                "First and last report, articles, sources, the best date and place, the spread of numbers; "
                + "of stories that a filter takes all reports."
        ))
    var stories = false

    @OptionGroup(title: "Filters") var filters: FilterOptions
    @OptionGroup var location: LocationOptions

    func run() throws {
        let filter = try filters.filter(location)
        let state = try location.foldersWithLog().state
        let folder = BytePath(state)
        let format = format ?? (Output.standard.isTerminal ? .table : .jsonl)
        var sink = EventSink(format: format, tellsStories: stories)
        if stories {
            try runStories(LogReader(folder: folder), filter, &sink)
        } else {
            try each(LogReader(folder: folder), filter) { line in
                if format == .jsonl {
                    sink.write(raw: line.bytes)
                } else if let event = line.event {
                    sink.write(event)
                }
            }
        }
        sink.finish()
        if sink.isEmpty { Output.complain(FilterOptions.nothing(filter, in: state)) }
    }

    private func runStories(
        _ reader: LogReader, _ filter: LogFilter, _ sink: inout EventSink
    ) throws {
        var merger = StoryMerger()
        if filter == LogFilter() {
            try each(reader, filter) { line in line.event.map { merger.append($0) } }
        } else {
            // A story is told whole, also by lines that the filter would not take for themselves.
            var wanted: Set<String> = []
            try each(reader, filter) { line in
                line.event.map { _ = wanted.insert(StoryMerger.key(of: $0)) }
            }
            try each(reader, LogFilter()) { line in
                guard let event = line.event, wanted.contains(StoryMerger.key(of: event)) else {
                    return
                }
                merger.append(event)
            }
        }
        for story in merger.merged {
            sink.write(story)
            try Output.standard.flushIfFull()
        }
    }

    /// Hands all events to `body`; ends early when nobody reads any more.
    private func each(
        _ reader: LogReader, _ filter: LogFilter, _ body: (LogReader.Line) -> Void
    ) throws {
        var failure: (any Error)?
        var progress = Progress("events", total: nil)
        var count = 0
        try reader.forEachEvent(filter) { line in
            body(line)
            count += 1
            progress.update(count)
            do { try Output.standard.flushIfFull() } catch { failure = error }
            return failure == nil
        }
        progress.finish()
        if let failure { throw failure }
    }
}

/// Writes events in a format.
private struct EventSink {
    let format: EventsCommand.Format
    private var table = EventTable()
    private let tellsStories: Bool
    private var isFirst = true

    /// Whether nothing was written so far.
    var isEmpty: Bool { isFirst }

    init(format: EventsCommand.Format, tellsStories: Bool) {
        self.format = format
        self.tellsStories = tellsStories
        switch format {
        case .csv: Output.standard.write(tellsStories ? EventCSV.storyHead : EventCSV.head)
        case .geojson: Output.standard.write(EventGeoJSON.head)
        case .table, .jsonl: break
        }
    }

    mutating func write(raw bytes: [UInt8]) {
        isFirst = false
        Output.standard.write(bytes)
        Output.standard.write("\n")
    }

    mutating func write(_ line: EventLine) {
        switch format {
        case .table: table.append(line)
        case .jsonl: Output.standard.write(line.encoded())
        case .csv: Output.standard.write(EventCSV.line(line))
        case .geojson:
            if !isFirst { Output.standard.write(EventGeoJSON.separator) }
            Output.standard.write(EventGeoJSON.feature(line))
        }
        isFirst = false
    }

    mutating func write(_ story: Story) {
        let output = Output.standard
        switch format {
        case .jsonl: output.write(story.json())
        case .table: story.text(output.paint, width: output.width).forEach(output.line)
        case .csv: output.write(EventCSV.line(story))
        case .geojson: write(story.best)
        }
        isFirst = false
    }

    func finish() {
        let output = Output.standard
        switch format {
        case .table:
            guard !table.isEmpty else { return }
            table.lines(output.paint, width: output.width).forEach(output.line)
        case .geojson: output.write(EventGeoJSON.foot)
        case .jsonl, .csv: break
        }
    }
}
