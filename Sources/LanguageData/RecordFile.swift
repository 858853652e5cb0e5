/// A file of named records, the form of all language data that people edit.
///
///     # a comment
///     visit  lemmas="visit|call on" type=CONSULT mode=visit
///         recipient=obj
///         EXAMPLE The minister visited Minsk. => CONSULT BLR
///         NOT     Thousands visited the fair.
///
/// A record starts in the first column with its name; fields are `key=value`, the value bare up to
/// white space or in double quotes (`\"` and `\\` inside); lists are separated by `|`. Indented lines
/// continue the record: further fields, or examples, which are run as tests.
public struct RecordFile: Sendable {
    /// The file's name, for errors and rule ids.
    public let file: String
    /// The records in the order of the file.
    public let records: [Record]

    /// Reads records from text; throws at the first line that is not well formed.
    public init(text: String, file: String) throws(LanguageDataError) {
        self.file = file
        self.records = try Self.read(text, file: file)
    }

    private static func read(
        _ text: String, file: String
    ) throws(LanguageDataError) -> [Record] {
        var records: [Record] = []
        var failure: LanguageDataError?
        var text = text
        text.withUTF8 { bytes in
            var cursor = RecordCursor(bytes: bytes, file: file)
            do throws(LanguageDataError) {
                try cursor.read(into: &records)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return records
    }
}

/// One named record of a `RecordFile`.
public struct Record: Sendable {
    /// The name in the first column.
    public var name: String
    /// Line of the name, from 1.
    public var line: Int
    /// The fields in order; a key may stand more than once.
    public var fields: [Field]
    /// What follows EXAMPLE.
    public var examples: [Example]
    /// What follows NOT.
    public var counterexamples: [Example]

    /// A `key=value` of a record.
    public struct Field: Sendable {
        /// Name of the field.
        public var key: String
        /// Its value, unquoted.
        public var value: String
        /// Line, from 1.
        public var line: Int
        /// Column of the key in characters, from 1.
        public var column: Int
    }

    /// A text that the record must, or must not, apply to.
    public struct Example: Sendable {
        /// The text before `=>`.
        public var text: String
        /// What follows `=>`, where there is something.
        public var expectation: String?
        /// Line, from 1.
        public var line: Int
    }

    /// The value of the first field `key`.
    public subscript(key: String) -> String? { fields.first { $0.key == key }?.value }

    /// The values of all fields `key`, split at `|`, white space trimmed, empty ones left out.
    public func list(_ key: String) -> [String] {
        var values: [String] = []
        for field in fields where field.key == key {
            for part in field.value.utf8.split(separator: UInt8(ascii: "|")) {
                let value = Self.trim(Substring(part))
                if !value.isEmpty { values.append(value) }
            }
        }
        return values
    }

    /// `text` without spaces and tabs at both ends.
    static func trim(_ text: Substring) -> String {
        var text = text
        while let first = text.utf8.first, first == 0x20 || first == 0x09 || first == 0x0D {
            text.removeFirst()
        }
        while let last = text.utf8.last, last == 0x20 || last == 0x09 || last == 0x0D {
            text.removeLast()
        }
        return String(text)
    }
}
