extension JSONValue {
    /// Reads one JSON value from UTF-8; throws where it is not well formed.
    ///
    /// O(bytes). Bytes that are not UTF-8 and half surrogates read as U+FFFD; nesting is limited to 128.
    public init(parsing bytes: some Sequence<UInt8>) throws(JSONError) {
        let result = bytes.withContiguousStorageIfAvailable { Self.read($0) }
        self = try (result ?? Array(bytes).withUnsafeBufferPointer { Self.read($0) }).get()
    }

    /// Reads one JSON value from text.
    public init(parsing text: String) throws(JSONError) { try self.init(parsing: text.utf8) }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Self, JSONError> {
        Result { () throws(JSONError) in
            var parser = JSONParser(bytes: bytes)
            return try parser.document()
        }
    }
}

/// Reads JSON by recursive descent over bytes that outlive it.
struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private var depth = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// One value and nothing behind it but white space.
    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw error("text behind the value") }
        return value
    }

    func error(_ message: String) -> JSONError { JSONError(offset: position, message: message) }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        guard position < bytes.count else { throw error("expected a value, found the end") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try nested(Self.object)
        case UInt8(ascii: "["): return try nested(Self.array)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error("expected a value")
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(JSONError) -> JSONValue
    ) throws(JSONError) -> JSONValue {
        guard depth < 128 else { throw error("nested deeper than 128") }
        depth += 1
        defer { depth -= 1 }
        position += 1
        return try read(&self)
    }

    private static func object(_ parser: inout JSONParser) throws(JSONError) -> JSONValue {
        var members: [JSONValue.Member] = []
        if parser.take("}") { return .object(members) }
        repeat {
            parser.skipSpace()
            guard parser.position < parser.bytes.count,
                parser.bytes[parser.position] == UInt8(ascii: "\"")
            else { throw parser.error("expected a name in double quotes") }
            let key = try parser.string()
            guard parser.take(":") else { throw parser.error("expected ':'") }
            members.append(JSONValue.Member(key: key, value: try parser.value()))
        } while parser.take(",")
        guard parser.take("}") else { throw parser.error("expected ',' or '}'") }
        return .object(members)
    }

    private static func array(_ parser: inout JSONParser) throws(JSONError) -> JSONValue {
        var values: [JSONValue] = []
        if parser.take("]") { return .array(values) }
        repeat { values.append(try parser.value()) } while parser.take(",")
        guard parser.take("]") else { throw parser.error("expected ',' or ']'") }
        return .array(values)
    }

    /// Passes `character` behind white space; false where something else stands.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else {
            return false
        }
        position += 1
        return true
    }

    private mutating func literal(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { throw error("expected a value") }
        for offset in 0..<count where bytes[position + offset] != word.utf8Start[offset] {
            throw error("expected a value")
        }
        position += count
        return value
    }
}
