import Analysis
import Annotation
import LanguageData
import TestSupport
import Testing

struct LemmaStageTests {
    @Test(arguments: [
        ("Außenministerinnen", "NOUN", "Number=Plur", "Außenministerin"),
        ("Grenzübergangsstellen", "NOUN", "Number=Plur", "Grenzübergangsstelle"),
        ("Präsidenten", "NOUN", "Number=Sing", "Präsident"),
        ("kündigte", "VERB", "Number=Sing|VerbForm=Fin", "kündigen"),
        ("ausgewiesen", "VERB", "VerbForm=Part", "ausweisen"),
        ("anzugreifen", "VERB", "VerbForm=Inf", "angreifen"),
        ("Russlands", "PROPN", "Case=Gen|Number=Sing", "Russland"),
        ("Litauen", "PROPN", "Case=Dat|Number=Sing", "Litauen"),
        ("stärkeren", "ADJ", "Degree=Cmp", "stark"), ("War", "AUX", "VerbForm=Fin", "sein"),
    ])
    func `German words find their lemma, compounds by their end`(
        form: String, tag: String, features: String, lemma: String
    ) throws {
        #expect(try self.lemma(form, tag, features, .german) == lemma)
    }

    @Test(arguments: [
        ("ministries", "NOUN", "Number=Plur", "ministry"),
        ("men", "NOUN", "Number=Plur", "man"),
        ("struck", "VERB", "Tense=Past|VerbForm=Fin", "strike"),
        ("Vowing", "VERB", "Tense=Pres|VerbForm=Part", "vow"),
        ("United", "PROPN", "Number=Sing", "United"),
        ("were", "AUX", "Tense=Past|VerbForm=Fin", "be"),
        ("n't", "PART", "Polarity=Neg", "not"),
    ])
    func `English words find their lemma`(
        form: String, tag: String, features: String, lemma: String
    ) throws {
        #expect(try self.lemma(form, tag, features, .english) == lemma)
    }

    @Test(arguments: Language.allCases)
    func `words of any script and length keep a lemma`(language: Language) throws {
        let forms = ["漢字", "Ж", "😀", String(repeating: "x", count: 5000), "\u{301}", "ß", "Ä"]
        let model = try LemmaModel(language: language, seeds: SeedsFolder.locate())
        for form in forms {
            for tag in PartOfSpeech.allCases {
                #expect(!lemma(form, tag.code, "", model).isEmpty)
            }
        }
    }

    private func lemma(
        _ form: String, _ tag: String, _ features: String, _ language: Language
    ) throws -> String {
        lemma(form, tag, features, try LemmaModel(language: language, seeds: SeedsFolder.locate()))
    }

    private func lemma(
        _ form: String, _ tag: String, _ features: String, _ model: LemmaModel
    ) -> String {
        var sentence = ConlluSentence()
        sentence.words = [ConlluSentence.Word(form: form)]
        var document = Document(sentences: [sentence], language: model.language)
        document.tokens.tag[0] = PartOfSpeech(code: tag)
        document.tokens.morphology[0] = Morphology(features: features)
        document.tokens.features[0] = document.strings.intern(features)
        LemmaStage(lemmas: model).run(on: &document, scratch: Scratch())
        return document.lemma(0)
    }
}
