import Annotation
import EventLog
import Foundation
import LanguageData
import Reports
import SystemCalls
import TestSupport
import Testing

/// An overlay folder with one file.
struct Overlay {
    let temporary: TemporaryFolder
    let seeds: SeedsFolder

    init(_ name: String, _ text: String) throws {
        temporary = try TemporaryFolder()
        let path = temporary.appending(name)
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
        seeds = SeedsFolder(
            path: try SeedsFolder.locate().path, overlays: [temporary.appending("")])
    }
}

/// Mistakes in a lexicon, and what an overlay does.
struct LexiconCheckTests {
    private static let verb = """
        hobnob like=meet verb="hobnob with"
            EXAMPLE Putin hobnobbed with Xi in Moscow. => CONSULT RUS CHN asserted
        """

    @Test func `a verb added in one line is read, and its example holds`() throws {
        let overlay = try Overlay("en/events.rules", Self.verb)
        #expect(LexiconFiles(seeds: overlay.seeds).problems().isEmpty)
        let result = try LexiconExamples(seeds: overlay.seeds).run(overlaysOnly: true)
        #expect(result.overlay == 1 && result.shipped == 0)
        #expect(result.failures.map(\.description) == [])
    }

    @Test func `an example that does not hold is told with file and line`() throws {
        let overlay = try Overlay(
            "en/events.rules", Self.verb.replacing("CONSULT RUS CHN", with: "AID RUS CHN"))
        let result = try LexiconExamples(seeds: overlay.seeds).run(overlaysOnly: true)
        let failure = try #require(result.failures.first)
        #expect(failure.place.hasSuffix("en/events.rules:2") && failure.isOverlay)
        #expect(failure.message.contains("not AID RUS CHN asserted"))
    }

    @Test(arguments: [
        ("en/events.rules", "hobnob like=meat verb=hobnob", "en/events.rules:1:1"),
        ("de/events.rules", "x type=HELP verb=helfen", "de/events.rules:1:3"),
        ("shared/bodies.records", "=\"", "shared/bodies.records:1"),
        ("de/events.rule.rules", "x type=AID verb=y", "de/events.rule.rules"),
    ])
    func `a mistake is told with its place`(name: String, text: String, place: String) throws {
        let overlay = try Overlay(name, text)
        let problems = LexiconFiles(seeds: overlay.seeds).problems()
        #expect(problems.contains { $0.place.contains(place) }, "\(problems)")
    }

    @Test func `the effect of an overlay is told event by event`() throws {
        let overlay = try Overlay("en/events.rules", Self.verb)
        let article = """
            {"id": "h", "language": "en", "text": "Putin hobnobbed with Xi in Moscow. \
            Putin visited China."}
            """
        let file = overlay.temporary.appending("articles.jsonl")
        try Data((article + "\n").utf8).write(to: URL(filePath: file))
        let comparison = try LexiconComparison(
            before: SeedsFolder(path: overlay.seeds.path), after: overlay.seeds)
        let (effect, complaints) = try comparison.run([file], isLines: true)
        #expect(complaints.isEmpty && effect.articles == 1 && effect.unchanged == 1)
        guard case .appears(let line) = effect.changes.first else {
            Issue.record("\(effect.changes)")
            return
        }
        #expect(line.event.evidence.trigger == "hobnobbed")
    }

    @Test func `the version of an analysis follows the lexicon and its overlays`() throws {
        let overlay = try Overlay("en/events.rules", Self.verb)
        let plain = SeedsFolder(path: overlay.seeds.path)
        #expect(plain.lexiconDigest() == plain.lexiconDigest())
        #expect(plain.lexiconDigest() != overlay.seeds.lexiconDigest())
    }
}
