internal import Annotation

/// A cheap test of a line's bytes: lines that fail it cannot pass the filter it was made from.
///
/// Keys and values are looked for as the log writes them, which cannot occur inside a string
/// because a quote there stands behind a backslash.
struct BytePattern: Sendable {
    /// Of each group one alternative must occur.
    private var groups: [[Alternative]] = []
    private let days: DayRange?
    private let loggedDays: DayRange?

    /// Something to look for.
    private enum Alternative {
        /// These bytes.
        case exact([UInt8])
        /// These bytes, letters A to Z in either case; given in small letters.
        case folded([UInt8])
    }

    /// Creates the test of a filter.
    init(_ filter: LogFilter) {
        days = filter.days
        loggedDays = filter.loggedDays
        add(key: "type", filter.types.map(\.rawValue))
        add(key: "mode", filter.modes)
        add(key: "modality", filter.modalities.map(\.rawValue))
        add(key: "language", filter.languages)
        add(key: "id", filter.ids)
        add(key: "story", filter.stories)
        groups +=
            filter.countries.isEmpty
            ? []
            : [
                filter.countries.flatMap { code in
                    ["country", "bloc"].map { .exact(Array("\"\($0)\":\"\(code)\"".utf8)) }
                }
            ]
        addParts(filter.actors)
        addParts(filter.places)
        for text in filter.texts { addParts([text]) }
    }

    /// Whether a line may pass the filter.
    func mayMatch(_ line: LineScan) -> Bool {
        mayMatchDays(line)
            && groups.allSatisfy { group in
                group.contains { alternative in
                    switch alternative {
                    case .exact(let bytes): line.contains(bytes)
                    case .folded(let bytes): line.containsFolded(bytes)
                    }
                }
            }
    }

    private func mayMatchDays(_ line: LineScan) -> Bool {
        if let days {
            let date = line.value(after: "\"edtf\":\"") ?? line.value(after: "\"published\":\"")
            guard Self.range(date)?.overlaps(days) ?? false else { return false }
        }
        guard let loggedDays else { return true }
        let logged = line.value(after: "\"logged\":\"")
        return Self.range(logged)?.overlaps(loggedDays) ?? false
    }

    /// The days of a date in EDTF; a plain day is read without making a string.
    private static func range(_ bytes: UnsafeRawBufferPointer?) -> DayRange? {
        guard let bytes else { return nil }
        let day = bytes.prefix(10)
        guard bytes.count == 10 || bytes.count > 10 && bytes[10] == UInt8(ascii: "T") else {
            return DayRange(edtf: String(decoding: bytes, as: UTF8.self))
        }
        var number = 0
        for (index, byte) in day.enumerated() where index != 4 && index != 7 {
            guard byte >= 0x30, byte <= 0x39 else {
                return DayRange(edtf: String(decoding: bytes, as: UTF8.self))
            }
            number = number * 10 + Int(byte - 0x30)
        }
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        return DayRange(first: number, last: number)
    }

    private mutating func add(key: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        groups.append(values.map { .exact(Array("\"\(key)\":\"\($0)\"".utf8)) })
    }

    /// Looks for the longest stretch of each text whose bytes do not depend on case or escapes.
    private mutating func addParts(_ texts: [String]) {
        let parts = texts.map { text in
            text.lowercased().utf8.split { !Self.isPlain($0) }.max { $0.count < $1.count }
                .map { Array($0) } ?? []
        }
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }) else { return }
        groups.append(parts.map { .folded($0) })
    }

    /// Plain ASCII but k and s, which are also the small forms of the Kelvin sign and the long s.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C
            && byte != UInt8(ascii: "k") && byte != UInt8(ascii: "s")
    }
}

extension LineScan {
    /// Whether `needle`, in small letters, occurs with letters A to Z in either case.
    func containsFolded(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first, bytes.count >= needle.count else { return needle.isEmpty }
        return needle.withUnsafeBufferPointer { needle in
            for start in 0...(bytes.count - needle.count) where Self.folded(bytes[start]) == first {
                var length = 1
                while length < needle.count, Self.folded(bytes[start + length]) == needle[length] {
                    length += 1
                }
                if length == needle.count { return true }
            }
            return false
        }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}
