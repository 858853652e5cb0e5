import Analysis
import Annotation
import LanguageData
import Testing

/// The records of frames and things: what is read, and how mistakes are told.
@Suite struct LexiconTests {
    private func lexicon(_ events: String) throws -> FrameLexicon {
        try FrameLexicon(
            language: .english,
            events: [RecordFile(text: events, file: "en/events.rules")],
            things: [RecordFile(text: "troops nouns=\"soldier\"", file: "en/things.records")])
    }

    @Test(arguments: Language.allCases) func `the shipped lexicon is well formed`(
        _ language: Language
    ) throws {
        let lexicon = try FrameLexicon(language: language, seeds: SeedsFolder.locate())
        #expect(lexicon.lemmaCount > 900)
    }

    @Test func `an unknown class is an error with file, line and column`() throws {
        #expect(throws: LanguageDataError.self) {
            try lexicon("send type=AID verb=send\n  need=obj:tropos")
        }
        do {
            _ = try lexicon("send type=AID verb=send\n  need=obj:tropos")
        } catch let error as LanguageDataError {
            #expect(
                error.description
                    == "en/events.rules:2:3: no class of things is called 'tropos'")
        }
    }

    @Test func `a type that does not exist is an error`() {
        #expect(throws: LanguageDataError.self) { try lexicon("send type=HELP verb=send") }
    }

    @Test func `a field that means nothing is an error`() {
        #expect(throws: LanguageDataError.self) {
            try lexicon("send type=AID verb=send colour=red")
        }
    }

    @Test func `like takes over fields but not words`() throws {
        let lexicon = try lexicon("send type=AID verb=send\ngive like=send verb=give")
        #expect(lexicon.frameCount == 2)
        #expect(lexicon.lemmaCount == 2)
    }
}
