import Annotation

extension UnitReader {
    /// Reads a country or its adjective behind a direction: Nordkosovo, Ostukrainer, südlibanesisch.
    ///
    /// Whether the word is one; it has then been added.
    func addPart(_ unit: inout Unit, _ table: PhraseTable) -> Bool {
        guard fold.bytes.count >= 7, let length = directionLength() else { return false }
        let whole = fold.bytes
        let isCapital = fold.isCapital
        whole.withUnsafeBufferPointer { fold.fold(UnsafeBufferPointer(rebasing: $0[length...])) }
        if isCapital { fold.raiseFirst() }
        var tail = Unit(row: 0, word: table.word(fold.hash), lower: -1, flags: unit.flags)
        inflect(&tail, table, true)
        let isKnown = table.isNation(tail.word) || table.isNation(tail.base)
        guard isKnown else {
            whole.withUnsafeBufferPointer { fold.fold($0) }
            return false
        }
        tail.flags.insert(.part)
        append(tail)
        return true
    }

    /// Length of the direction that the word begins with, in bytes.
    private func directionLength() -> Int? {
        for direction in Self.directions {
            let count = direction.utf8CodeUnitCount
            guard fold.bytes.count >= count + 4 else { continue }
            let isSame = (0..<count).allSatisfy { index in
                let byte = fold.bytes[index]
                let isUpper = index == 0 && byte >= 65 && byte <= 90
                let lower = isUpper ? byte + 32 : byte == 0x9C ? 0xBC : byte
                return lower == direction.utf8Start[index]
            }
            if isSame { return count }
        }
        return nil
    }

    private static let directions: [StaticString] = [
        "nordost", "nordwest", "südost", "südwest", "nord", "süd", "ost", "west", "zentral",
        "mittel",
    ]
}
