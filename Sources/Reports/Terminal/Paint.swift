/// How text looks on a terminal: coloured there, plain elsewhere.
public struct Paint: Hashable, Sendable {
    /// Whether colours are written.
    public var isColoured: Bool

    /// Creates a paint.
    public init(isColoured: Bool) { self.isColoured = isColoured }

    /// A way in which text can stand out.
    public enum Ink: String, Sendable {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case magenta = "35"
        case cyan = "36"
    }

    /// The text in these inks.
    public func callAsFunction(_ text: String, _ inks: Ink...) -> String {
        guard isColoured, !text.isEmpty, !inks.isEmpty else { return text }
        return "\u{1B}[\(inks.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
    }
}

/// Text from articles made fit for a terminal: one line, nothing that a terminal would obey.
public enum PlainLine {
    /// `text` without control and format characters, white space folded.
    ///
    /// Format characters go because they can turn the direction of all that follows. O(bytes).
    public static func of(_ text: String) -> String {
        var line = ""
        var isSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isSpace = true
                continue
            }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
                continue
            default: break
            }
            if isSpace, !line.isEmpty { line.append(" ") }
            isSpace = false
            line.unicodeScalars.append(scalar)
        }
        return line
    }

    /// `text` as `of` gives it, cut to `width` columns with an ellipsis.
    public static func of(_ text: String, width: Int) -> String { cut(of(text), width: width) }

    /// `line` cut to `width` columns with an ellipsis.
    public static func cut(_ line: String, width: Int) -> String {
        guard columns(line) > width, width > 0 else { return line }
        var short = ""
        var used = 0
        for character in line {
            let count = columns(String(character))
            if used + count > width - 1 { break }
            short.append(character)
            used += count
        }
        return short + "…"
    }

    /// Columns that `line` takes on a terminal: East Asian wide characters and emoji take two.
    public static func columns(_ line: String) -> Int {
        line.reduce(0) { sum, character in
            guard let scalar = character.unicodeScalars.first else { return sum }
            return sum + (isWide(scalar) ? 2 : 1)
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
