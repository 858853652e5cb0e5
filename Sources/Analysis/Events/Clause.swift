internal import Annotation

/// A predicate, verb, noun or adjective, with what fills its slots.
struct Clause {
    /// Row of the predicate.
    var trigger: Int
    /// What fills its slots, surest first.
    var arguments: [Argument] = []
    /// Whether it is in the passive.
    var isPassive = false
    /// Row of the clause that it takes as complement.
    var complement: Int?

    /// A phrase in a slot.
    struct Argument {
        /// The slot, in terms of the active voice.
        var slot: Slot
        /// Row of the head.
        var row: Int
        /// Whether it was taken from further away than the predicate's own dependents.
        var isDistant = false
    }

    /// The first phrase in that slot.
    func row(_ slot: Slot) -> Int? { arguments.first { $0.slot == slot }?.row }

    /// Adds a phrase unless it is there already.
    mutating func add(_ slot: Slot, _ row: Int, distant: Bool = false) {
        guard !arguments.contains(where: { $0.row == row && $0.slot == slot }) else { return }
        arguments.append(Argument(slot: slot, row: row, isDistant: distant))
    }
}
