/// A path as the kernel knows it: bytes, in whatever character set, without the final NUL.
public struct BytePath: Hashable, Sendable, Comparable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    /// The bytes; none of them is 0.
    public let bytes: [UInt8]

    /// Creates a path from bytes up to the first NUL.
    public init(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes.prefix { $0 != 0 })
    }

    /// Creates a path from text, as UTF-8.
    public init(_ text: String) { self.init(bytes: text.utf8) }

    /// Creates a path from a literal, as UTF-8.
    public init(stringLiteral text: String) { self.init(text) }

    /// The path of `name` inside this folder.
    public func appending(_ name: some Sequence<UInt8>) -> BytePath {
        if bytes.isEmpty { return BytePath(bytes: name) }
        return BytePath(bytes: bytes + (bytes.last == slash ? [] : [slash]) + name)
    }

    /// The path of `name` inside this folder.
    public func appending(_ name: String) -> BytePath { appending(name.utf8) }

    /// The bytes after the last slash; the whole path where it has none.
    public var lastComponent: [UInt8] {
        Array(bytes[((bytes.lastIndex(of: slash) ?? -1) + 1)...])
    }

    /// The folder that holds it: the bytes before the last slash, `.` where there is none.
    public var parent: BytePath {
        guard let end = bytes.lastIndex(of: slash) else { return BytePath(".") }
        return end == 0 ? BytePath("/") : BytePath(bytes: bytes[..<end])
    }

    /// The path for people: UTF-8, with control characters and foreign bytes escaped.
    public var description: String { escaped(bytes) }

    /// Orders paths by their bytes.
    public static func < (left: BytePath, right: BytePath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    /// Calls `body` with the path as C knows it.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        withCBytes(bytes, body)
    }
}

private let slash = UInt8(ascii: "/")

/// Calls `body` with `bytes` and a final NUL.
func withCBytes<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
    return terminated.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return body([0]) }
        return body(start)
    }
}

/// Text for people of bytes that name a file: valid UTF-8 stays, all else becomes `\n`, `\xFF`.
///
/// A backslash becomes two, so that two names never read the same. Bidirectional controls and
/// other characters that a terminal would obey are written `\u{202E}`.
public func escaped(_ bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes[...]
    while !rest.isEmpty {
        guard let (scalar, length) = firstScalar(of: rest) else {
            text += "\\x" + hexadecimal(rest.removeFirst())
            continue
        }
        text += escaped(scalar)
        rest.removeFirst(length)
    }
    return text
}

/// The first character of UTF-8 bytes with its length in bytes, or nil where they are not UTF-8.
private func firstScalar(of bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
}

/// A character as people may see it.
private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\\": return "\\\\"
    default: break
    }
    if scalar.value < 0x20 || scalar.value == 0x7F {
        return "\\x" + hexadecimal(UInt8(scalar.value))
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        return "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default:
        return String(scalar)
    }
}

/// Two hexadecimal digits.
private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
