/// What words look like, kept from word to word and from stage to stage: words come again.
///
/// A direct-mapped table by the hash of the form; a newer word takes the place of an older one. It
/// changes no result, only when it is computed.
struct LexicalMemo: ~Copyable {
    private static let size = 1024
    private let table: UnsafeMutablePointer<LexicalAtoms>
    /// The clusters that it was filled with; kept, so that no others come to lie in their place.
    private var clusters: ClusterMap?

    /// Makes room.
    init() {
        table = .allocate(capacity: Self.size)
        table.initialize(repeating: LexicalAtoms(), count: Self.size)
    }

    deinit { table.deallocate() }

    /// The atoms of a form, given in UTF-8; O(bytes).
    mutating func atoms(
        of form: UnsafeBufferPointer<UInt8>, clusters map: ClusterMap
    ) -> LexicalAtoms {
        if clusters?.identity != map.identity {
            table.update(repeating: LexicalAtoms(), count: Self.size)
            clusters = map
        }
        let key = LexicalAtoms.formHash(of: form)
        let place = Int(key % UInt64(Self.size))
        if table[place].form != key || key == 0 {
            table[place] = LexicalAtoms(form: form, clusters: map)
        }
        return table[place]
    }
}
