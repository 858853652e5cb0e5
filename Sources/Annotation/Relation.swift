/// The universal dependency relations, version 2, with the subtypes that German and English use.
public enum Relation: UInt8, Hashable, Sendable, CaseIterable {
    case none, root, nsubj, nsubjPass, obj, iobj, obl, oblAgent, oblArg, oblTmod, oblNpmod
    case csubj, csubjPass, ccomp, xcomp, advcl, advclRelcl, acl, aclRelcl, advmod, amod, appos, aux
    case auxPass, cop, mark, det, detPoss, detPredet, nmod, nmodPoss, nmodTmod, nmodNpmod, nummod
    case `case`, cc, ccPreconj, conj, fixed, flat, flatForeign, compound, compoundPrt, list
    case parataxis, discourse, dislocated, vocative, expl, explPv, explImpers, orphan, goeswith
    case reparandum, punct, dep, flatName, nmodDesc, nmodUnmarked, oblUnmarked, csubjOuter
    case nsubjOuter, advmodEmph, ccompReported

    private static let codes: [String] = [
        "_", "root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:arg",
        "obl:tmod", "obl:npmod", "csubj", "csubj:pass", "ccomp", "xcomp", "advcl",
        "advcl:relcl", "acl", "acl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "cop",
        "mark", "det", "det:poss", "det:predet", "nmod", "nmod:poss", "nmod:tmod", "nmod:npmod",
        "nummod", "case", "cc", "cc:preconj", "conj", "fixed", "flat", "flat:foreign", "compound",
        "compound:prt", "list", "parataxis", "discourse", "dislocated", "vocative", "expl",
        "expl:pv", "expl:impers", "orphan", "goeswith", "reparandum", "punct", "dep", "flat:name",
        "nmod:desc", "nmod:unmarked", "obl:unmarked", "csubj:outer", "nsubj:outer", "advmod:emph",
        "ccomp:reported",
    ]

    private static let table: [String: Relation] = {
        var table: [String: Relation] = [:]
        for relation in allCases { table[codes[Int(relation.rawValue)]] = relation }
        return table
    }()

    /// The relation as CoNLL-U writes it.
    public var code: String { Self.codes[Int(rawValue)] }

    /// The relation that CoNLL-U writes as `code`; an unknown subtype reads as its main relation.
    public init(code: String) {
        if let known = Self.table[code] {
            self = known
            return
        }
        let main = code.split(separator: ":", maxSplits: 1).first.map(String.init) ?? ""
        self = Self.table[main] ?? .dep
    }

    /// Subject of a clause, active or passive.
    @inlinable public var isSubject: Bool {
        self == .nsubj || self == .nsubjPass || self == .csubj || self == .csubjPass
    }
}
