import Analysis
import Annotation
import LanguageData
import Testing

/// Where events happened, from hand-made trees with the places and actors of the shipped lexicon.
@Suite struct EventPlaceTests {
    static let stages: (places: PlaceStage, actors: ActorStage)? = {
        guard let seeds = try? SeedsFolder.locate(), let world = try? World(seeds: seeds),
            let gazetteer = try? Gazetteer(seeds: seeds), let sites = try? SiteTable(seeds: seeds)
        else { return nil }
        return (
            PlaceStage(world: world, gazetteer: gazetteer, sites: sites), ActorStage(world: world)
        )
    }()

    func events(_ language: Language, _ lines: String) throws -> [Event] {
        let stages = try #require(Self.stages)
        var document = TreeDocument(language, lines).document
        document.layers = [.tokens, .sentences, .tags, .dependencies]
        let scratch = Scratch()
        stages.places.run(on: &document, scratch: scratch)
        stages.actors.run(on: &document, scratch: scratch)
        let lexicon = try FrameLexicon(language: language, seeds: SeedsFolder.locate())
        EventStage(lexicon: lexicon).run(on: &document, scratch: scratch)
        return document.events
    }

    @Test func `troops are where they are sent`() throws {
        let events = try events(
            .english,
            """
            France France PROPN _ 2 nsubj
            sent send VERB VerbForm=Fin|Tense=Past 0 root
            troops troop NOUN Number=Plur 2 obj
            to to ADP _ 5 case
            Mali Mali PROPN _ 2 obl
            """)
        #expect(events.first?.place?.country == "MLI")
    }

    @Test func `what is condemned happened elsewhere than the words`() throws {
        let events = try events(
            .english,
            """
            France France PROPN _ 2 nsubj
            condemned condemn VERB VerbForm=Fin|Tense=Past 0 root
            the the DET _ 4 det
            airstrikes airstrike NOUN Number=Plur 2 obj
            in in ADP _ 6 case
            Syria Syria PROPN _ 4 nmod
            """)
        let accusation = try #require(events.first { $0.type == .accuse })
        #expect(accusation.place?.country != "SYR")
    }

    @Test func `an embassy is in its city, not in its state`() throws {
        let events = try events(
            .german,
            """
            Milizen Miliz NOUN Case=Nom 2 nsubj
            beschossen beschießen VERB VerbForm=Fin|Tense=Past 0 root
            die der DET _ 6 det
            deutsche deutsch ADJ _ 6 amod
            große groß ADJ _ 6 amod
            Botschaft Botschaft NOUN Case=Acc 2 obj
            in in ADP _ 8 case
            Kabul Kabul PROPN Case=Dat 6 nmod
            """)
        #expect(events.first?.place?.country == "AFG")
        #expect(events.first?.place?.precision == .city)
    }

    @Test func `a deed between people of one state happened in it`() throws {
        let events = try events(
            .german,
            """
            Der der DET _ 3 det
            polnische polnisch ADJ _ 3 amod
            Präsident Präsident NOUN Case=Nom 4 nsubj
            kritisierte kritisieren VERB VerbForm=Fin|Tense=Past 0 root
            die der DET _ 7 det
            polnische polnisch ADJ _ 7 amod
            Opposition Opposition NOUN Case=Acc 4 obj
            """)
        #expect(events.first?.place?.country == "POL")
    }

    @Test func `the other side of a border is not where troops stand`() throws {
        let events = try events(
            .english,
            """
            Belarus Belarus PROPN _ 2 nsubj
            sent send VERB VerbForm=Fin|Tense=Past 0 root
            troops troop NOUN Number=Plur 2 obj
            to to ADP _ 6 case
            the the DET _ 6 det
            border border NOUN _ 2 obl
            with with ADP _ 8 case
            Ukraine Ukraine PROPN _ 6 nmod
            """)
        #expect(events.first?.place?.country == "BLR")
    }

    @Test func `those who speak from a town speak there`() throws {
        let events = try events(
            .english,
            """
            A a DET _ 3 det
            Russian russian ADJ _ 3 amod
            spokesman spokesman NOUN _ 6 nsubj
            in in ADP _ 5 case
            Geneva Geneva PROPN _ 3 nmod
            criticized criticize VERB VerbForm=Fin|Tense=Past 0 root
            Ukraine Ukraine PROPN _ 6 obj
            """)
        #expect(events.first?.place?.country == "CHE")
    }

    @Test func `talks are where they are held`() throws {
        let events = try events(
            .english,
            """
            Talks talk NOUN Number=Plur 0 root
            between between ADP _ 3 case
            Russia Russia PROPN _ 1 nmod
            and and CCONJ _ 5 cc
            Iran Iran PROPN _ 3 conj
            held hold VERB VerbForm=Part 1 acl
            in in ADP _ 8 case
            Oslo Oslo PROPN _ 6 obl
            """)
        let talks = try #require(events.first { $0.type == .consult })
        #expect(talks.place?.country == "NOR")
    }

    @Test func `a question named after a country is not in it`() throws {
        let events = try events(
            .german,
            """
            Frankreich Frankreich PROPN Case=Nom 2 nsubj
            traf treffen VERB VerbForm=Fin|Tense=Past 0 root
            Polen Polen PROPN Case=Acc 2 obj
            in in ADP _ 6 case
            der der DET _ 6 det
            Frage Frage NOUN Case=Dat 2 obl
            Iran Iran PROPN _ 6 compound
            """)
        #expect(events.first?.place?.country != "IRN")
    }
}
