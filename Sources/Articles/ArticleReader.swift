public import Annotation
internal import CCLD2
internal import ContentDigest
internal import Foundation
internal import JSONText

/// Turns the bytes of a dropped file into the articles that it holds.
public struct ArticleReader: Sendable {
    /// Creates a reader.
    public init() {}

    /// The articles of a file, in its order, with digests and language filled in.
    public func read(bytes: [UInt8], name: String) throws(ReadingError) -> [Article] {
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw ReadingError(.empty, "the file is empty; drop it again when it holds an article")
        }
        let decoded = try TextDecoder.decode(bytes)
        var article = try parse(decoded, name: name)
        article.charset = decoded.charset
        article.byteCount = bytes.count
        article.digest = SHA256.hexadecimal(of: bytes)
        return [complete(article)]
    }

    /// The article of one line of JSON ({"id", "text", "title", "language", "published" ...}).
    public func read(line: [UInt8], name: String = "-") throws(ReadingError) -> Article {
        let object: JSONValue
        do { object = try JSONValue(parsing: line) } catch {
            throw ReadingError(.malformed, "the line is not JSON: \(error)")
        }
        var article = try JSONArticle.article(from: object, file: name)
        article.byteCount = line.count
        article.digest = SHA256.hexadecimal(of: line)
        return complete(article)
    }

    private func parse(_ decoded: DecodedText, name: String) throws(ReadingError) -> Article {
        let first = decoded.text.first { !$0.isWhitespace }
        if first == "{", let object = try? JSONValue(parsing: decoded.text) {
            return try JSONArticle.article(from: object, file: name)
        }
        var blocks = PlainText.blocks(of: decoded.text)
        let title = PlainText.markTitle(&blocks, of: decoded.text)
        var article = Article(file: name, text: decoded.text, blocks: blocks, format: "text")
        article.title = title
        return article
    }

    private func complete(_ article: Article) -> Article {
        var article = article
        let prose = article.mainText
        article.textDigest = SHA256.hexadecimal(of: Self.normalised(prose).utf8)
        if article.language == nil { detectLanguage(of: &article, prose: prose) }
        return article
    }

    private func detectLanguage(of article: inout Article, prose: String) {
        var code = [CChar](repeating: 0, count: 8)
        var percent: Int32 = 0
        var prose = prose
        let isReliable = prose.withUTF8 { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                dateline_cld2_detect(text.baseAddress, Int32(text.count), &code, &percent)
            }
        }
        let name = String(
            decoding: code.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        article.language = name == "un" ? nil : name
        article.languageConfidence = isReliable ? Double(percent) / 100 : Double(percent) / 200
    }

    /// NFC with white space folded: what counts as the same text.
    static func normalised(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
