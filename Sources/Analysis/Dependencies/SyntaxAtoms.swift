internal import Annotation

/// What a feature string says that bears on syntax.
package struct SyntaxTraits: Sendable {
    /// Case, verb form, mood, tense, pronoun type and the like.
    var fine: UInt64 = 1
    /// Case, number, gender and person.
    var agreement: UInt64 = 1
    /// Whether it is masculine singular accusative, the one case that German determiners always show.
    var isClearlyAccusative = false

    private static let fineNames: Set<String> = [
        "Case", "VerbForm", "Mood", "Tense", "PronType", "Poss", "Reflex", "Voice", "Definite",
    ]
    private static let agreementNames: Set<String> = ["Case", "Number", "Gender", "Person"]

    /// Creates the traits of a feature string.
    package init(features: String) {
        for pair in features.split(separator: "|") {
            let name = String(pair.prefix { $0 != "=" })
            var pair = String(pair)
            let value = pair.withUTF8 { hash($0) }
            if Self.fineNames.contains(name) { fine = mix(fine, value) }
            if Self.agreementNames.contains(name) { agreement = mix(agreement, value) }
        }
        let morphology = Morphology(features: features)
        isClearlyAccusative =
            morphology.case == .accusative && morphology.gender == .masculine
            && morphology.number == .singular
    }
}

/// What the parser sees of a token, as values that features are made of.
package struct SyntaxAtoms: BitwiseCopyable {
    /// The word in lower case.
    var word: UInt64 = 3
    /// Its part of speech.
    var tag: UInt64 = 0
    /// Its part of speech with the inflection that matters to syntax.
    var fine: UInt64 = 0
    /// Case, number, gender, person.
    var agreement: UInt64 = 0
    /// Whether it is masculine singular accusative.
    var isClearlyAccusative = false
    /// Its last three letters.
    var suffix: UInt64 = 7
    /// Its cluster.
    var cluster: UInt64 = 0x7FFF
    /// The upper branches of its cluster.
    var cluster6: UInt64 = 0x7FFF

    /// A place where no token is.
    package init() {}

    /// The artificial root behind the last token.
    static var root: SyntaxAtoms {
        var atoms = SyntaxAtoms()
        atoms.word = 5
        atoms.tag = 40
        atoms.fine = 40
        return atoms
    }

    /// Creates what is seen of a token.
    @inline(__always)
    package init(lexical: LexicalAtoms, tag: UInt8, traits: SyntaxTraits) {
        word = lexical.lower
        self.tag = UInt64(tag) + 1
        fine = mix(traits.fine, self.tag)
        agreement = traits.agreement
        isClearlyAccusative = traits.isClearlyAccusative
        suffix = lexical.suffix3
        cluster = lexical.cluster
        cluster6 = lexical.cluster == 0 ? 64 : lexical.cluster6
    }

    /// Whether it is a verb or auxiliary.
    @inline(__always) var isVerbal: Bool { tag == 5 || tag == 17 }
    /// Whether it is a noun, name or pronoun.
    @inline(__always) var isNominal: Bool { tag == 9 || tag == 12 || tag == 13 }
    /// Whether it is punctuation.
    @inline(__always) var isPunctuation: Bool { tag == 14 }
}
