import Annotation
import Articles
import FoundationEssentials

/// What the command is to read: files, the lines of standard input, or the whole of it.
enum ArticleInput {
    case paths([String])
    case lines
    case whole

    init(files: [String]) { self = .paths(files) }

    /// Up to `count` further pieces; an empty array at the end.
    mutating func next(_ count: Int) -> [Piece] {
        switch self {
        case .paths(let paths):
            self = .paths(Array(paths.dropFirst(count)))
            return paths.prefix(count).map { Piece(name: $0, bytes: nil) }
        case .lines:
            var pieces: [Piece] = []
            while pieces.count < count, let line = readLine() {
                if line.allSatisfy(\.isWhitespace) { continue }
                pieces.append(Piece(name: "-", bytes: Array(line.utf8)))
            }
            return pieces
        case .whole:
            self = .paths([])
            var bytes: [UInt8] = []
            while let line = readLine(strippingNewline: false) { bytes += line.utf8 }
            return [Piece(name: "-", bytes: bytes)]
        }
    }

    /// One file, or one article of standard input.
    struct Piece: Sendable {
        /// Path of the file, or `-`.
        var name: String
        /// Its bytes where they are read already.
        var bytes: [UInt8]?
    }
}

/// Reads articles from pieces of input.
struct ArticleSource: Sendable {
    /// Whether a piece is one line of JSON.
    var isLines: Bool
    /// The language to take for granted.
    var language: String?
    /// The publication date to take for granted.
    var published: String?

    /// The articles of `piece`.
    func articles(of piece: ArticleInput.Piece) throws -> [Article] {
        let reader = ArticleReader()
        let articles: [Article]
        if isLines, let line = piece.bytes {
            articles = [try reader.read(line: line)]
        } else {
            articles = try reader.read(bytes: bytes(of: piece), name: piece.name)
        }
        return articles.map { article in
            var article = article
            if let language { article.language = language }
            if let published {
                article.published = published
                article.publishedOrigin = .metadata
            }
            return article
        }
    }

    private func bytes(of piece: ArticleInput.Piece) throws -> [UInt8] {
        if let bytes = piece.bytes { return bytes }
        guard let data = FileManager.default.contents(atPath: piece.name) else {
            throw UnreadableFile()
        }
        return [UInt8](data)
    }

    /// A file that cannot be read.
    private struct UnreadableFile: Error, CustomStringConvertible {
        var description: String { "cannot be read; is it there, and may it be read?" }
    }
}
