/// What the lexicon of names holds of a form, in 16 bits.
///
/// Bits 0 to 2: a place of its own (1 small, 2 large) and part of a longer place name (4). From bit 3 on:
/// what a first recogniser mostly took the form for in plain text, 0 where it was not seen enough.
package enum NameEntry {
    /// Bits that tell of places.
    @inline(__always)
    package static func place(_ entry: UInt64) -> UInt64 { entry & 7 }

    /// Bits that tell what the form was mostly taken for.
    @inline(__always)
    package static func votes(_ entry: UInt64) -> UInt64 { entry >> 3 }

    /// Bits of a form taken for something `counts` times: outside, then each kind; 0 when rare.
    package static func votes(counts: [Int]) -> UInt16 {
        let total = counts.reduce(0, +)
        guard total > 19, let best = counts.indices.max(by: { counts[$0] < counts[$1] }) else {
            return 0
        }
        let share = Double(counts[best]) / Double(total)
        let sureness = share > 0.95 ? 3 : share > 0.75 ? 2 : share > 0.5 ? 1 : 0
        let frequency = total > 99 ? 1 : 0
        return UInt16(1 + (best * 4 + sureness) * 2 + frequency) << 3
    }
}
