internal import Annotation
internal import ContentDigest
internal import JSONText

extension ReadingRun {
    /// Reads a JSON object, an array of objects or JSON lines; false where the text is none of these.
    ///
    /// Throws where it begins as JSON does and goes on as something else: what was cut off or broken is
    /// no prose.
    mutating func readJSON(
        _ decoded: DecodedText, member: String?, bytes: [UInt8]
    ) throws(ReadingError) -> Bool {
        let failure: JSONError
        do {
            let value = try JSONValue(parsing: decoded.text)
            try readValue(value, decoded, member: member, bytes: bytes)
            return true
        } catch let error as ReadingError {
            throw error
        } catch let error as JSONError {
            failure = error
        } catch {
            return false
        }
        let lines = decoded.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        let isJSON = JSONBeginning.stands(in: decoded.text)
        guard let first = lines.firstIndex(where: { !$0.isEmpty }),
            Self.isObject(lines[first])
                || isJSON && lines[(first + 1)...].contains(where: Self.beginsObject)
        else {
            guard isJSON else { return false }
            throw ReadingError(
                .malformed,
                "the file begins as JSON and is none: \(failure); was it cut off? Drop the whole file"
            )
        }
        readLines(lines, charset: decoded.charset, member: member)
        try checkEnd(of: lines)
        return true
    }

    /// Whether a line is an object with something in it.
    private static func isObject(_ line: Substring.UTF8View) -> Bool {
        (try? JSONValue(parsing: line))?.members.isEmpty == false
    }

    /// Whether a line is an object that is not set in, as those within a list are.
    private static func beginsObject(_ line: Substring.UTF8View) -> Bool {
        line.first == UInt8(ascii: "{") && isObject(line)
    }

    /// Throws where the last of JSON lines is no JSON and does not end: the file was cut off there.
    private func checkEnd(of lines: [Substring.UTF8View]) throws(ReadingError) {
        guard let last = lines.last, last.contains(where: { $0 > 0x20 }),
            (try? JSONValue(parsing: last)) == nil
        else { return }
        throw ReadingError(
            .malformed,
            "the last line, \(lines.count), ends within its JSON: the file was cut off; drop the whole file"
        )
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
