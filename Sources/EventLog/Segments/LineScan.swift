internal import CLinux
internal import Glibc

/// What can be told about a log line from its bytes, without reading it as JSON.
///
/// A raw quote never stands inside a JSON string, so a key with its quotes and colon is found only
/// where it is a key.
struct LineScan {
    /// The line without its newline; the memory outlives the scan.
    let bytes: UnsafeRawBufferPointer

    /// Whether the line starts as an event line does and ends as an object does.
    var isEvent: Bool { hasPrefix("{\"kind\":\"event\",") && bytes.last == UInt8(ascii: "}") }

    /// Whether the line starts as an article line does and ends as an object does.
    var isArticle: Bool { hasPrefix("{\"kind\":\"article\",") && bytes.last == UInt8(ascii: "}") }

    /// Whether a control character stands bare in the line, as NULs of a torn page do.
    var hasControl: Bool {
        var lowest: UInt8 = 0xFF
        for byte in bytes { lowest = min(lowest, byte) }
        return lowest < 0x20
    }

    /// Whether `needle` stands anywhere in the line.
    func contains(_ needle: StaticString) -> Bool { offset(of: needle) != nil }

    /// Whether `needle` stands anywhere in the line.
    func contains(_ needle: [UInt8]) -> Bool {
        needle.withUnsafeBytes {
            memmem(bytes.baseAddress ?? $0.baseAddress, bytes.count, $0.baseAddress, $0.count)
        } != nil
    }

    /// The bytes of the last string value of `key` (`"digest":"` with quotes), up to its quote.
    func value(after key: StaticString) -> UnsafeRawBufferPointer? {
        guard let start = offset(of: key) else { return nil }
        let rest = UnsafeRawBufferPointer(rebasing: bytes[(start + key.utf8CodeUnitCount)...])
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        return UnsafeRawBufferPointer(rebasing: rest[..<end])
    }

    /// The number behind `key` (`"events":`), where one stands there.
    func number(after key: StaticString) -> Int? {
        guard let start = offset(of: key) else { return nil }
        var value: Int?
        for byte in bytes[(start + key.utf8CodeUnitCount)...] {
            guard byte >= 0x30, byte <= 0x39 else { break }
            value = (value ?? 0) &* 10 &+ Int(byte - 0x30)
        }
        return value
    }

    private func hasPrefix(_ prefix: StaticString) -> Bool {
        let count = prefix.utf8CodeUnitCount
        guard bytes.count >= count, let start = bytes.baseAddress else { return false }
        return memcmp(start, prefix.utf8Start, count) == 0
    }

    private func offset(of needle: StaticString) -> Int? {
        guard let start = bytes.baseAddress,
            let found = memmem(start, bytes.count, needle.utf8Start, needle.utf8CodeUnitCount)
        else { return nil }
        return UnsafeRawPointer(found) - start
    }
}
