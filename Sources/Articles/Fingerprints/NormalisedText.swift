public import Annotation
internal import Foundation

/// The form of a text in which the same text is always the same.
public enum NormalisedText {
    /// Bytes of prose from which on prose alone tells one article from another.
    private static let enoughProse = 400

    /// The normal form of an article's sentences.
    ///
    /// Headlines, headings and labels come and go with the format and the clutter around an article; they
    /// count only where there is little else.
    public static func bytes(of article: Article) -> [UInt8] {
        let text = TextBytes(article.text)
        let prose = article.blocks.filter { $0.role == .paragraph && isProse($0.range, text) }
            .map { text.string($0.range) }.joined(separator: "\n")
        return bytes(of: prose.utf8.count >= enoughProse ? prose : article.mainText)
    }

    /// Whether a paragraph is a solid sentence, or as long as one; brackets and stops count as words, so that
    /// "J Smith (Kent)." has six.
    private static func isProse(_ range: TextRange, _ text: TextBytes) -> Bool {
        let words = FoldedWords(text, range, limit: 30).count
        return words >= 30 || words >= 9 && text.endsSentence(range)
    }

    /// The bytes of `text` in NFC, each run of white space one space, quotation marks and dashes of any
    /// language and kind the same, soft hyphens left out; O(bytes).
    public static func bytes(of text: String) -> [UInt8] {
        let composed = isComposed(text) ? text : text.precomposedStringWithCanonicalMapping
        let source = TextBytes(composed)
        var result: [UInt8] = []
        result.reserveCapacity(source.bytes.count)
        var index = 0
        while index < source.bytes.count {
            let length = source.spaceLength(at: index)
            if length == 0 {
                index += append(source.bytes, at: index, to: &result)
            } else {
                if let last = result.last, last != 0x20 { result.append(0x20) }
                index += length
            }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    /// Appends the byte at `index`, or what the mark there is folded to; returns the bytes read.
    private static func append(
        _ bytes: [UInt8], at index: Int, to result: inout [UInt8]
    ) -> Int {
        let quote = UInt8(ascii: "\"")
        switch (bytes[index], bytes.count - index) {
        case (0x27, _), (0x60, _): result.append(quote)
        case (0xC2, 2...):
            switch bytes[index + 1] {
            case 0xAB, 0xBB, 0xB4: result.append(quote)
            case 0xAD: break
            default: result += bytes[index...(index + 1)]
            }
            return 2
        case (0xE2, 3...) where bytes[index + 1] == 0x80:
            switch bytes[index + 2] {
            case 0x98...0x9F, 0xB9, 0xBA: result.append(quote)
            case 0x90...0x95: result.append(UInt8(ascii: "-"))
            case 0xA6: result += Array("...".utf8)
            default: result += bytes[index...(index + 2)]
            }
            return 3
        default: result.append(bytes[index])
        }
        return 1
    }

    /// Whether no scalar can take part in a composition: most texts, told in one quick pass.
    private static func isComposed(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value < 0x300 || (0x2000..<0x2100).contains($0.value) }
    }
}
