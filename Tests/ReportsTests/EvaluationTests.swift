import Annotation
import EventLog
import JSONText
import Reports
import Testing

struct EvaluationTests {
    private func gold(_ text: String) throws -> [GoldArticle] {
        let line =
            #"{"file":"x/a.txt","lang":"en","events":[\#(text)],"#
            + #""forbidden":[{"types":["ASSAULT"],"actor":"*","quote":"did not attack"}],"#
            + #""boilerplate":["Subscribe now"]}"#
        return [try #require(GoldArticle(try JSONValue(parsing: line)))]
    }

    private func line(
        _ type: EventType, actor: String?, recipient: String?, evidence: String,
        date: String? = nil, modality: Modality = .asserted
    ) -> EventLine {
        let evidence = Evidence(
            text: evidence, range: TextRange(0, 1), trigger: "t", sentence: 0, rule: "r")
        var event = Event(type: type, modality: modality, evidence: evidence)
        func side(_ code: String?) -> [Participant] {
            guard let code else { return [] }
            var participant = Participant(text: code)
            participant.country = code
            return [participant]
        }
        event.actors = side(actor)
        event.recipients = side(recipient)
        event.date = date.map { EventDate(edtf: $0, text: nil, origin: .stated) }
        return EventLine(event: event, article: ArticleReference(file: FileName("a.txt")))
    }

    private let visit = #"""
        {"types":["CONSULT"],"actor":["RUS"],"recipient":["BLR",null],"quotes":["flew to Minsk"],
        "date":["2022-12-19"],"modality":["asserted"],"required":true}
        """#

    @Test func `an event that agrees in all counts everywhere`() throws {
        let found = line(
            .consult, actor: "RUS", recipient: "BLR", evidence: "He FLEW to\u{A0}Minsk.",
            date: "XXXX-12-19")
        let cells = Evaluation(try gold(visit), lines: [found]).cells["all"] ?? [:]
        for measure in [Evaluation.Measure.recall, .recallOfType, .precision, .date, .modality] {
            #expect(cells[measure] == .init(hits: 1, cases: 1), "\(measure)")
        }
        #expect(Evaluation(try gold(visit), lines: [found]).f1("en") == 1)
    }

    @Test func `a wrong side, a missing event and an extra one count against it`() throws {
        let wrong = line(.consult, actor: "UKR", recipient: nil, evidence: "flew to Minsk")
        let extra = line(.aid, actor: "RUS", recipient: nil, evidence: "elsewhere")
        let evaluation = Evaluation(try gold(visit), lines: [wrong, extra])
        #expect(evaluation.cells["all"]?[.recall] == .init(hits: 0, cases: 1))
        #expect(evaluation.cells["all"]?[.recallOfType] == .init(hits: 1, cases: 1))
        #expect(evaluation.cells["all"]?[.precision] == .init(hits: 0, cases: 2))
        #expect(evaluation.remarks.count == 3)
    }

    @Test func `denied and imagined events count neither for nor against precision`() throws {
        let denied = line(
            .assault, actor: "RUS", recipient: nil, evidence: "elsewhere", modality: .negated)
        #expect(Evaluation(try gold(visit), lines: [denied]).cells["all"]?[.precision] == nil)
    }

    @Test func `what must not be asserted, and clutter, are counted`() throws {
        let bad = line(.assault, actor: "RUS", recipient: nil, evidence: "They did not attack.")
        let clutter = line(.request, actor: nil, recipient: nil, evidence: "Subscribe NOW to us")
        let cells = Evaluation(try gold(visit), lines: [bad, clutter]).cells["all"] ?? [:]
        #expect(cells[.forbidden]?.hits == 1)
        #expect(cells[.boilerplate]?.hits == 1)
    }
}
