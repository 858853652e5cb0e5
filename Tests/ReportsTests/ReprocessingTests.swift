import Analysis
import Annotation
import EventLog
import Foundation
import LanguageData
import Reports
import SystemCalls
import TestSupport
import Testing

/// Articles that are analysed again with another lexicon.
struct ReprocessingTests {
    private let overlay: Overlay
    private let inbox: String
    private let state: BytePath

    /// Logs two articles as the shipped lexicon reads them, and keeps their files.
    init() throws {
        overlay = try Overlay("en/events.rules", "hobnob like=meet verb=\"hobnob with\"\n")
        inbox = overlay.temporary.appending("inbox")
        state = BytePath(overlay.temporary.appending("state"))
        try makeFolders(state)
        try makeFolders(BytePath(inbox + "/.done/2026-01-02"))
        let extractor = try ArticleExtractor(seeds: SeedsFolder(path: overlay.seeds.path))
        let writer = LogWriter(folder: state, catalog: try Catalog(folder: state))
        for (name, text) in [
            ("a.txt", "Putin hobnobbed with Xi in Moscow. Later Putin visited Belarus."),
            ("b.txt", "Iranian forces attacked Israel on Monday."),
        ] {
            let path = "\(inbox)/.done/2026-01-02/\(name)"
            try Data(text.utf8).write(to: URL(filePath: path))
            let found = extractor.extract(.file(path), scratch: Scratch())
            for article in found.articles { _ = try writer.append(article) }
        }
        writer.close()
        writer.catalog.close()
    }

    private func run(isDry: Bool = false) throws -> Reprocessing.Report {
        let extractor = try ArticleExtractor(seeds: overlay.seeds)
        let work = try Reprocessing(
            state: state, inbox: inbox, extractor: extractor, isDry: isDry)
        return try work.run(work.files(named: []).found) { _ in }
    }

    private func triggers() throws -> [String] {
        var triggers: [String] = []
        try LogReader(folder: state).forEachEvent { line in
            line.event.map { triggers.append($0.event.evidence.trigger) }
            return true
        }
        return triggers
    }

    @Test func `a new lexicon adds its events, and readers leave out what is replaced`() throws {
        #expect(try triggers() == ["visited", "attacked"])
        let report = try run()
        #expect(report.articles == 2 && report.changed == 1 && report.complaints.isEmpty)
        #expect(try triggers() == ["attacked", "hobnobbed", "visited"])
        let last = try LogReader(folder: state).lastEvents(10)
        #expect(last.compactMap { $0.event?.event.evidence.trigger } == (try triggers()))
        #expect(last.last?.event?.supersedes != nil)
    }

    @Test func `log and catalogue agree afterwards, and after a restart`() throws {
        _ = try run()
        #expect(try LogVerification.run(folder: state).problems == [])
        let catalog = try Catalog.anew(folder: state)
        #expect(try catalog.totals()["type"] == ["CONSULT": 2, "ASSAULT": 1])
        #expect(try catalog.totals()["outcome"] == ["events": 2])
        let writer = LogWriter(folder: state, catalog: catalog)
        #expect(writer.recovery?.removed == 0)
        writer.close()
        catalog.close()
    }

    @Test func `a second time nothing changes`() throws {
        _ = try run()
        let again = try run()
        #expect(again.changed == 0 && again.current == 1)
        #expect(try LogVerification.run(folder: state).articles == 3)
    }

    @Test func `a dry run writes nothing`() throws {
        let report = try run(isDry: true)
        #expect(report.changed == 1 && report.effect.counts.appearing == 1)
        #expect(try triggers() == ["visited", "attacked"])
    }

    @Test func `the lock of the state folder has one holder`() throws {
        let first = try StateLock.take(state: state)
        #expect(first != nil)
        #expect(try StateLock.take(state: state) == nil)
        withExtendedLifetime(first) {}
    }
}
