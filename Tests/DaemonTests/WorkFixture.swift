import Annotation
import DropFolder
import EventLog
import FoundationEssentials
import Logging
import Synchronization
import SystemCalls
import TestSupport

@testable import Daemon

/// An inbox, a state folder, and the parts that bring a file from the one into the other.
final class WorkFixture {
    let folder: TemporaryFolder
    let desk: Desk
    let processor = ScriptedProcessor()
    var configuration = Configuration()

    init() throws {
        folder = try TemporaryFolder()
        configuration.inbox = folder.appending("inbox")
        configuration.state = folder.appending("state")
        configuration.settleSeconds = 0
        for path in [configuration.inbox, configuration.state] { try makeFolders(BytePath(path)) }
        desk = try Self.makeDesk(state: BytePath(configuration.state))
    }

    /// The parts that outlive nothing: what a restart makes anew.
    static func makeDesk(state: BytePath) throws -> Desk {
        let journal = Journal(Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let board = StatusBoard(
            ServiceStatus(process: 1, started: "", inbox: ""), journal: journal)
        let catalog = try Catalog(folder: state)
        let log = LineLog(writer: LogWriter(folder: state, catalog: catalog), board: board)
        return Desk(
            catalog: catalog, marks: try AttemptMarks(state: state), log: log, board: board,
            journal: journal, mailbox: Mailbox())
    }

    var settings: Settings {
        Settings(configuration, processing: processor, generation: 0)
    }

    func drop(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: configuration.inbox + "/" + name))
    }

    /// The worker's part alone: what waits to be logged afterwards, where anything does.
    func prepare(_ name: String, with desk: Desk? = nil) -> PreparedFile? {
        let desk = desk ?? self.desk
        Preparation(
            desk: desk, settings: settings, processor: processor, shift: WorkShift()
        ).run(Job(name: InboxName(name), isClosed: true))
        return desk.prepared.count > 0 ? desk.prepared.pop() : nil
    }

    /// The whole way; what is reported of the name.
    func process(_ name: String, with desk: Desk? = nil) -> String {
        let desk = desk ?? self.desk
        if let file = prepare(name, with: desk) { finish(file, with: desk) }
        return desk.takeReports().map { "\($0.result)" }.joined(separator: " ")
    }

    /// The finisher's part alone.
    func finish(_ file: PreparedFile, with desk: Desk? = nil) {
        let settings = settings
        let finisher = Finisher(desk: desk ?? self.desk) { settings }
        finisher.finish(file)
    }

    /// All lines of the log.
    var logText: String {
        let path = configuration.state + "/events.jsonl"
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    /// Outcome and file of every article line, in order.
    var lines: [String] {
        logText.split(separator: "\n").filter { $0.contains("\"kind\":\"article\"") }.map {
            let outcome = value("outcome", in: $0)
            return outcome + " " + value("file", in: $0)
        }
    }

    private func value(_ key: String, in line: Substring) -> String {
        guard let start = line.firstRange(of: "\"\(key)\":\"")?.upperBound else { return "" }
        return String(line[start...].prefix { $0 != "\"" })
    }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: configuration.inbox + "/" + name)
    }

    var marks: [AttemptMarks.Mark] { (try? desk.marks.all()) ?? [] }
}

/// Takes a file of lines for as many articles; `fail …` fails, `broken …` is a
/// part that cannot be read, `torn` says that the file ends too soon, `french` is another language.
final class ScriptedProcessor: ArticleProcessing, ArticleProcessor {
    func makeProcessor() -> any ArticleProcessor { self }

    func read(_ file: FileContent) throws(Failure) -> FileReading {
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
        if lines.first?.hasPrefix("fail") == true {
            throw Failure(code: "scripted", sentence: "drop something else")
        }
        let skipped =
            lines.enumerated().filter { $1.hasPrefix("broken") }.map { number, _ in
                (String?.some("\(number)"), Failure(code: "malformed", sentence: "mend this part"))
            }
            + lines.filter { $0 == "torn" }.map { _ in
                (nil, Failure(code: "malformed", sentence: "drop the whole file"))
            }
        let articles = lines.enumerated().filter { !$1.hasPrefix("broken") && $1 != "torn" }.map {
            number, line in
            var article = Article(
                file: file.name.description, text: String(line),
                blocks: [Block(range: TextRange(0, line.utf8.count), role: .paragraph)],
                format: "text")
            article.digest = file.digest
            article.member = lines.count > 1 ? "\(number)" : nil
            article.textDigest = String(line.filter { $0 != " " })
            article.language = line == "french" ? "fr" : "en"
            return article
        }
        return FileReading(articles: articles, skipped: skipped)
    }

    func events(of article: Article) -> [Event]? { article.language == "fr" ? nil : [] }
}
