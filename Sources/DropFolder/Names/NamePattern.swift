/// A pattern of file names: `*` stands for any bytes, `?` for one, ASCII letters in either case.
public struct NamePattern: Hashable, Sendable, CustomStringConvertible {
    /// The pattern as written.
    public let description: String
    private let bytes: [UInt8]

    /// Creates a pattern from how it is written.
    public init(_ text: String) {
        description = text
        bytes = text.utf8.map(folded)
    }

    /// Whether the whole name has this form.
    ///
    /// O(name × pattern) at worst: on a mismatch only the last star is tried anew.
    public func matches(_ name: [UInt8]) -> Bool {
        var (place, at) = (0, 0)
        var star: (place: Int, at: Int)?
        while at < name.count {
            if place < bytes.count, bytes[place] == UInt8(ascii: "*") {
                star = (place, at)
                place += 1
            } else if place < bytes.count, fits(bytes[place], name[at]) {
                place += 1
                at += 1
            } else if let last = star {
                star = (last.place, last.at + 1)
                place = last.place + 1
                at = last.at + 1
            } else {
                return false
            }
        }
        return bytes[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    private func fits(_ pattern: UInt8, _ byte: UInt8) -> Bool {
        pattern == UInt8(ascii: "?") || pattern == folded(byte)
    }
}

/// An ASCII capital as its small letter.
private func folded(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

/// Which names in the inbox are not articles, or not yet.
public struct IgnoreRules: Hashable, Sendable {
    /// The patterns, in the order in which they are tried.
    public let patterns: [NamePattern]

    /// Creates rules from patterns.
    public init(_ patterns: [String] = IgnoreRules.standard) {
        self.patterns = patterns.map(NamePattern.init)
    }

    /// Names that editors, browsers and transfer programs give to files they have not finished.
    ///
    /// `.*` covers rsync's `.name.AbC123` too. `*.meta.json` holds facts about the article beside
    /// it and goes where that goes.
    public static let standard = [
        ".*", "*~", "~$*", "#*#", "*.part", "*.partial", "*.filepart", "*.crdownload",
        "*.download", "*.opdownload", "*.tmp", "*.temp", "*.swp", "*.meta.json",
    ]

    /// The pattern that tells to leave the entry `name` of a folder alone, if any.
    public func pattern(for name: [UInt8]) -> NamePattern? { patterns.first { $0.matches(name) } }

    /// The pattern that tells to leave `name` alone: its own, or that of a folder above it.
    ///
    /// Folders are left alone only for a leading dot: `.done` and `.failed` are such.
    public func pattern(for name: InboxName) -> NamePattern? {
        let parts = name.components
        if parts.dropLast().contains(where: IgnoreRules.isHidden) { return NamePattern(".*/") }
        return parts.last.flatMap { pattern(for: $0) }
    }

    /// Whether a folder is none of the inbox's own.
    public static func isHidden(_ folder: [UInt8]) -> Bool { folder.first == UInt8(ascii: ".") }
}
