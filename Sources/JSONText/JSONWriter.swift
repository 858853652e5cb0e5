/// Writes JSON into a byte buffer, members in the order in which they are given.
///
/// Absent values leave no trace: `field("title", nil)` writes nothing. The result is always valid JSON
/// in UTF-8 on one line that a terminal shows as it is, whatever the strings hold: control characters
/// (C0, DEL, C1), the line separators U+2028 and U+2029 and marks that turn the direction of the text
/// are escaped, numbers that JSON cannot say are left out.
public struct JSONWriter: Sendable {
    /// What has been written.
    public internal(set) var bytes: [UInt8] = []
    /// The most bytes that `clippedField` may spend on one string, escapes included.
    public var textLimit = Int.max
    private var needsComma = false

    /// What stands at the end of a string that was cut.
    public static let cutMark = " […]"

    /// Creates a writer with an empty buffer.
    public init() {}

    /// Forgets what was written, keeping the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Ends a line.
    public mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    // MARK: Members of an object

    /// Writes a member that is a string, unless it is nil.
    public mutating func field(_ key: String, _ value: String?) {
        guard let value else { return }
        self.key(key)
        quoted(value, limit: .max)
    }

    /// Writes a member that is a string, cut to `textLimit`, unless it is nil.
    public mutating func clippedField(_ key: String, _ value: String?) {
        guard let value else { return }
        self.key(key)
        quoted(value, limit: textLimit)
    }

    /// Writes a member that is an integer, unless it is nil.
    public mutating func field(_ key: String, _ value: Int?) {
        guard let value else { return }
        self.key(key)
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes a member that is a number, unless it is nil or not finite.
    public mutating func field(_ key: String, _ value: Double?) {
        guard let value, value.isFinite else { return }
        self.key(key)
        number(value)
    }

    /// Writes a member that is true or false, unless it is nil.
    public mutating func field(_ key: String, _ value: Bool?) {
        guard let value else { return }
        self.key(key)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes a member that is any JSON value.
    public mutating func field(_ key: String, _ value: JSONValue) {
        self.key(key)
        needsComma = false
        element(value)
    }

    /// Writes a member that is an object.
    public mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        needsComma = false
        object(body)
    }

    /// Writes a member that is an array.
    public mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        needsComma = false
        array(body)
    }

    // MARK: Values by themselves, and elements of an array

    /// Writes an object.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        nested(open: 0x7B, close: 0x7D, body)
    }

    /// Writes an array.
    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        nested(open: 0x5B, close: 0x5D, body)
    }

    /// Writes a string.
    public mutating func element(_ value: String) {
        comma()
        quoted(value, limit: .max)
        needsComma = true
    }

    /// Writes an integer.
    public mutating func element(_ value: Int) {
        comma()
        bytes.append(contentsOf: String(value).utf8)
        needsComma = true
    }

    /// Writes a number; null when it is not finite.
    public mutating func element(_ value: Double) {
        comma()
        if value.isFinite { number(value) } else { bytes.append(contentsOf: "null".utf8) }
        needsComma = true
    }

    /// Writes any JSON value.
    public mutating func element(_ value: JSONValue) {
        switch value {
        case .null: literal("null")
        case .bool(let value): literal(value ? "true" : "false")
        case .integer(let value): element(value)
        case .number(let value): element(value)
        case .string(let value): element(value)
        case .array(let values): array { for value in values { $0.element(value) } }
        case .object(let members):
            object { for member in members { $0.field(member.key, member.value) } }
        }
    }

    // MARK: Parts

    private mutating func literal(_ text: String) {
        comma()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func nested(
        open: UInt8, close: UInt8, _ body: (inout JSONWriter) -> Void
    ) {
        comma()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
    }

    private mutating func key(_ key: String) {
        comma()
        quoted(key, limit: .max)
        bytes.append(0x3A)
        needsComma = true
    }

    private mutating func number(_ value: Double) {
        if value == value.rounded(), abs(value) < 1e15 {
            bytes.append(contentsOf: String(Int64(value)).utf8)
        } else {
            bytes.append(contentsOf: "\(value)".utf8)
        }
    }
}
