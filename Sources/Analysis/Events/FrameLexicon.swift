public import Annotation
public import LanguageData

/// The event knowledge of one language, frozen for matching: frames by word, classes of things,
/// and the words that bear on modality.
///
/// Immutable and shared by all workers. Words are small integers; a document's tokens are mapped to
/// them once, so that matching compares integers only.
public final class FrameLexicon: Sendable {
    /// The language.
    public let language: Language
    let words: StringPool
    let frames: [Frame]
    let verbs: [WordID: [Evocation]]
    let nouns: [WordID: [Evocation]]
    let adjectives: [WordID: [Evocation]]
    let classes: [WordID: ClassSet]
    let classNames: [String]
    let markers: [Marker.Key: Marker.Value]
    /// Irregular forms, with the word that they are forms of.
    let aliases: [WordID: WordID]
    let nounTails: Set<WordID>
    let thingTails: Set<WordID>
    let common: CommonWords
    let reportClass: ClassSet
    let topicClasses: ClassSet
    /// Class of the words among them that politics has, too.
    let eitherClass: ClassSet
    /// Class of what kills without anybody's will.
    let disasterClass: ClassSet
    /// Class of what is done by force.
    let violenceClasses: ClassSet
    /// Classes of those who govern or fight.
    let powerClasses: ClassSet
    /// Classes of the things that politics does something to.
    private let politicalClasses: ClassSet
    let personClass: ClassSet
    let localClasses: ClassSet
    let territoryClass: ClassSet
    let troopsClass: ClassSet
    let foreignClass: ClassSet
    /// Classes of those whose words are no act of politics.
    let unheardClasses: ClassSet
    /// What speakers do by what they say.
    let statements: StatementLexicon

    /// Reads the records of events files and things files; throws at the first mistake.
    public init(
        language: Language, events: [RecordFile], things: [RecordFile]
    ) throws(LanguageDataError) {
        var builder = FrameLexiconBuilder(language: language)
        for file in things { try builder.addThings(file) }
        for file in events { try builder.addEvents(file) }
        self.language = language
        common = CommonWords({ builder.word($0) }, lists: builder.lists)
        statements = StatementLexicon(rules: builder.statements, lists: builder.lists)
        words = builder.words
        frames = builder.frames
        verbs = builder.verbs
        nouns = builder.nouns
        adjectives = builder.adjectives
        classes = builder.classes
        classNames = builder.classNames
        reportClass = builder.classSet(named: "report")
        personClass = ["person", "prisoner", "leader"].reduce(0) {
            $0 | builder.classSet(named: $1)
        }
        territoryClass = builder.classSet(named: "territory")
        troopsClass = builder.classSet(named: "troops")
        foreignClass = builder.classSet(named: "foreign")
        unheardClasses = ["private", "business", "pundit", "otherTopic"].reduce(0) {
            $0 | builder.classSet(named: $1)
        }
        localClasses = ["person", "prisoner", "troops", "court", "authority", "resident"].reduce(0)
        {
            $0 | builder.classSet(named: $1)
        }
        topicClasses = builder.classSet(named: "otherTopic")
        eitherClass = builder.classSet(named: "eitherTopic")
        disasterClass = builder.classSet(named: "disaster")
        violenceClasses = ["violence", "weapons"].reduce(0) { $0 | builder.classSet(named: $1) }
        powerClasses = ["leader", "authority", "troops"].reduce(0) {
            $0 | builder.classSet(named: $1)
        }
        let political = [
            "sanction", "prisoner", "troops", "violence", "agreement", "ceasefire", "restriction",
            "talks", "weapons", "aid", "relations",
        ]
        politicalClasses = political.reduce(0) { $0 | builder.classSet(named: $1) }
        markers = builder.markers
        aliases = builder.aliases
        nounTails = Set(builder.nouns.keys)
        thingTails = Set(builder.classes.keys)
    }

    /// Reads the knowledge of a language from the seeds folder; throws at the first mistake in it.
    public convenience init(language: Language, seeds: SeedsFolder) throws(LanguageDataError) {
        let folder = language.code
        var events: [RecordFile] = []
        for name in Self.files { events += try seeds.records("\(folder)/\(name)") }
        let things = try seeds.records("\(folder)/things.records")
        try self.init(language: language, events: events, things: things)
    }

    /// The files of frames, in the order in which they are read.
    private static let files = [
        "events-stance.rules", "events.rules", "events-statements.rules",
    ]

    /// Whether a thing is a matter of politics: a measure, a prisoner, troops, a deed of force.
    func isPolitical(_ classes: ClassSet) -> Bool { classes & politicalClasses != 0 }

    /// Number of frames.
    public var frameCount: Int { frames.count }

    /// Number of distinct verbs, nouns and adjectives that evoke a frame.
    public var lemmaCount: Int { verbs.count + nouns.count + adjectives.count }

    /// The word with these bytes, case folded; 0 when the lexicon does not know it.
    func word(_ bytes: UnsafeBufferPointer<UInt8>, folding buffer: inout [UInt8]) -> WordID {
        CaseFolding.fold(bytes, into: &buffer)
        return word(folded: buffer[...])
    }

    /// The word with these folded bytes; 0 when the lexicon does not know it.
    func word(folded: ArraySlice<UInt8>) -> WordID {
        folded.withUnsafeBufferPointer { words.find($0)?.value ?? 0 }
    }
}

/// Lower case of Latin letters in UTF-8, without Unicode tables.
enum CaseFolding {
    /// Writes the lower case of `bytes` to `buffer`.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        var afterC3 = false
        for byte in bytes {
            if byte >= 0x41, byte <= 0x5A {
                buffer.append(byte + 0x20)
            } else if afterC3, byte >= 0x80, byte <= 0x9E, byte != 0x97 {
                buffer.append(byte + 0x20)
            } else {
                buffer.append(byte)
            }
            afterC3 = byte == 0xC3
        }
    }

    /// The lower case of `text`.
    static func fold(_ text: String) -> String {
        var text = text
        var buffer: [UInt8] = []
        text.withUTF8 { fold($0, into: &buffer) }
        return String(decoding: buffer, as: UTF8.self)
    }
}
