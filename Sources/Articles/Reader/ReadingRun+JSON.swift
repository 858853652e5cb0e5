internal import Annotation
internal import ContentDigest
internal import JSONText

extension ReadingRun {
    /// Reads a JSON object, an array of objects or JSON lines; false where the text is none of these.
    mutating func readJSON(
        _ decoded: DecodedText, member: String?, bytes: [UInt8]
    ) throws(ReadingError) -> Bool {
        if let value = try? JSONValue(parsing: decoded.text) {
            try readValue(value, decoded, member: member, bytes: bytes)
            return true
        }
        let lines = decoded.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let first = lines.first(where: { !$0.isEmpty }),
            (try? JSONValue(parsing: first))?.members.isEmpty == false
        else { return false }
        readLines(lines, charset: decoded.charset, member: member)
        return true
    }

    private mutating func readValue(
        _ value: JSONValue, _ decoded: DecodedText, member: String?, bytes: [UInt8]
    ) throws(ReadingError) {
        let objects = JSONArticle.objects(of: value)
        if objects.count == 1, case .object = value, objects[0] == value {
            var article = try JSONArticle(run: self).article(from: value)
            article.charset = decoded.charset
            add(article, member: member, bytes: bytes)
            return
        }
        guard !objects.isEmpty else {
            throw ReadingError(
                .noArticle, "the JSON holds no object with a text; see the README for the keys")
        }
        for (index, object) in objects.enumerated() {
            let name = Self.joined(member, "\(index + 1)")
            do {
                var article = try JSONArticle(run: self).article(from: object)
                article.charset = decoded.charset
                add(article, member: name, bytes: Array(article.text.utf8))
            } catch { skip(name, error) }
        }
    }

    private mutating func readLines(
        _ lines: [Substring.UTF8View], charset: String, member: String?
    ) {
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            let name = Self.joined(member, "line \(index + 1)")
            guard index < reader.limits.members else {
                skip(name, ReadingError(.tooLarge, "more lines than the limit; split the file"))
                return
            }
            do {
                guard let object = try? JSONValue(parsing: line) else {
                    throw ReadingError(.malformed, "line \(index + 1) is not JSON")
                }
                var article = try JSONArticle(run: self).article(from: object)
                article.charset = charset
                add(article, member: name, bytes: Array(line))
            } catch let error as ReadingError {
                skip(name, error)
            } catch {}
        }
    }

    /// The name of something inside `member`.
    static func joined(_ member: String?, _ name: String) -> String {
        member.map { "\($0)/\(name)" } ?? name
    }
}
