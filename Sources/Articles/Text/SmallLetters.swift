/// The head of a file with the capitals of ASCII made small and zero bytes left out, to look for marks in.
struct SmallLetters {
    let bytes: [UInt8]

    init(_ head: ArraySlice<UInt8>) {
        var small: [UInt8] = []
        small.reserveCapacity(head.count)
        for byte in head where byte != 0 {
            small.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        bytes = small
    }

    /// The first byte behind white space and byte order marks.
    var firstMark: UInt8? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBB {
                index += 3
            } else if byte > 0x20, byte < 0xFE {
                return byte
            } else {
                index += 1
            }
        }
        return nil
    }

    /// Whether the head begins with `mark`.
    func starts(with mark: StaticString) -> Bool { stands(mark, at: 0) }

    /// Whether `mark` stands anywhere.
    func contains(_ mark: StaticString) -> Bool { index(of: mark, from: 0) != nil }

    /// Where `mark` stands first, at or behind `start`.
    func index(of mark: StaticString, from start: Int) -> Int? {
        let first = mark.utf8Start.pointee
        var index = start
        while index + mark.utf8CodeUnitCount <= bytes.count {
            if bytes[index] == first, stands(mark, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// Whether `mark` stands at `index`.
    func stands(_ mark: StaticString, at index: Int) -> Bool {
        guard index + mark.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<mark.utf8CodeUnitCount
        where bytes[index + offset] != mark.utf8Start[offset] {
            return false
        }
        return true
    }
}
