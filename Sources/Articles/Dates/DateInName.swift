/// Finds a day in an address or a file's name.
enum DateInName {
    /// The first `2022-12-19`, `2022_12_19`, `2022/12/19` or `20221219` that digits do not continue.
    static func date(_ name: String) -> CivilTime? {
        let bytes = Array(name.utf8)
        var index = 0
        while index + 8 <= bytes.count {
            let startsNumber = index == 0 || number(bytes, index - 1, 1) == nil
            if startsNumber, let date = date(bytes, at: index) { return date }
            index += 1
        }
        return nil
    }

    private static func date(_ bytes: [UInt8], at index: Int) -> CivilTime? {
        guard let year = number(bytes, index, 4), (1990...2100).contains(year) else { return nil }
        let separator = bytes[index + 4]
        if separator == 0x2D || separator == 0x5F || separator == 0x2F || separator == 0x2E {
            guard index + 10 <= bytes.count, bytes[index + 7] == separator,
                number(bytes, index + 10, 1) == nil,
                let month = number(bytes, index + 5, 2), let day = number(bytes, index + 8, 2)
            else { return nil }
            return CivilTime(year: year, month: month, day: day)
        }
        guard number(bytes, index + 8, 1) == nil, let month = number(bytes, index + 4, 2),
            let day = number(bytes, index + 6, 2)
        else { return nil }
        return CivilTime(year: year, month: month, day: day)
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        guard start >= 0, start + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[start..<(start + count)] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
