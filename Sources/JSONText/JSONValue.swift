/// A JSON value, members in the order of the text.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A name and its value in an object.
    public struct Member: Hashable, Sendable {
        /// The name.
        public var key: String
        /// The value.
        public var value: JSONValue

        /// Creates a member.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The member `key` of an object, the last where it stands twice; nil for anything else.
    ///
    /// O(members).
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    /// The string, where it is one.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The integer, where it is one or a number without fraction.
    public var integer: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }

    /// The number, where it is one.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The truth value, where it is one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements, where it is an array; empty for anything else.
    public var elements: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }

    /// The members, where it is an object; empty for anything else.
    public var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }
}

/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Byte at which reading stopped, from 0.
    public var offset: Int
    /// What is wrong.
    public var message: String

    /// `expected a value (byte 12)`.
    public var description: String { "\(message) (byte \(offset))" }
}
