internal import Annotation

extension Reading {
    /// Whether the verb at `row` leaves its subject in charge of an infinitive ("promise to").
    func controlsBySubject(_ row: Int) -> Bool {
        frames(row).contains { $0.controlsBySubject }
    }

    /// The frames that the word at `row` can evoke as a verb, noun or adjective.
    func frames(_ row: Int) -> [Frame] {
        evocations(row).map { lexicon.frames[Int($0.frame)] }
    }

    /// The evocations of the word at `row` by its part of speech.
    func evocations(_ row: Int) -> [Evocation] {
        switch tag(row) {
        case .verb, .auxiliary: lexicon.verbs[predicate[row]] ?? []
        case .adjective, .adverb:
            lexicon.adjectives[lemma[row]]
                ?? (morphology(row).form == .participle ? lexicon.verbs[predicate[row]] ?? [] : [])
        case .noun, .properNoun, .unknown: lexicon.nouns[noun[row]] ?? []
        default: []
        }
    }
}
