internal import Annotation
internal import JSONText

/// Why a line of the log cannot be read.
public struct LineError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var message: String

    /// What is wrong.
    public var description: String { message }
}

extension LogLine {
    /// Reads a line, without its newline.
    ///
    /// Keys that are not known are passed over. O(bytes).
    public init(parsing bytes: some Sequence<UInt8>) throws(LineError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw LineError(message: "not JSON: \(error)")
        }
        guard let version = value["version"]?.integer, version == LogFormat.version else {
            throw LineError(message: "not a line of version \(LogFormat.version) of the log")
        }
        switch value["kind"]?.string {
        case "event": self = .event(try EventLine(value))
        case "article": self = .article(try ArticleLine(value))
        default: throw LineError(message: "neither an event nor an article")
        }
    }
}

extension JSONValue {
    /// The string member `key`, which must be there.
    func required(_ key: String) throws(LineError) -> String {
        guard let text = self[key]?.string else { throw LineError(message: "'\(key)' is missing") }
        return text
    }

    /// The member `key` as one of the cases of `Value`, which must be there.
    func required<Value: RawRepresentable<String>>(_ key: String) throws(LineError) -> Value {
        let text = try required(key)
        guard let value = Value(rawValue: text) else {
            throw LineError(message: "'\(key)' is '\(text)', which this version does not know")
        }
        return value
    }
}

extension EventLine {
    init(_ value: JSONValue) throws(LineError) {
        guard let article = value["article"] else {
            throw LineError(message: "'article' is missing")
        }
        logged = value["logged"]?.string
        supersedes = value["supersedes"]?.string
        event = try Event(value)
        self.article = try ArticleReference(article)
    }
}

extension ArticleReference {
    init(_ value: JSONValue) throws(LineError) {
        file = try FileName(value)
        id = value["id"]?.string
        member = value["member"]?.string
        digest = value["digest"]?.string
        title = value["title"]?.string
        language = value["language"]?.string
        published = value["published"]?.string
        publisher = value["publisher"]?.string
        url = value["url"]?.string
    }
}

extension FileName {
    init(_ value: JSONValue) throws(LineError) {
        text = try value.required("file")
        bytes = value["file_bytes"]?.string.flatMap(Base64.decode)
    }
}

extension ArticleLine {
    init(_ value: JSONValue) throws(LineError) {
        file = try FileName(value)
        digest = try value.required("digest")
        outcome = try value.required("outcome")
        events = value["events"]?.integer ?? 0
        logged = value["logged"]?.string
        supersedes = value["supersedes"]?.string
        analysis = value["analysis"].map {
            AnalysisVersion(
                lexicon: $0["lexicon"]?.string ?? "", models: $0["models"]?.string ?? "")
        }
        id = value["id"]?.string
        member = value["member"]?.string
        textDigest = value["text_digest"]?.string
        duplicateOf = value["duplicate_of"]?.string
        similarTo = value["similar_to"]?.string
        similarity = value["similarity"]?.number
        language = value["language"]?.string
        title = value["title"]?.string
        published = value["published"]?.string
        publishedFrom = value["published_from"]?.string.flatMap(
            Article.PublishedOrigin.init(rawValue:))
        publisher = value["publisher"]?.string
        url = value["url"]?.string
        format = value["format"]?.string
        charset = value["charset"]?.string
        bytes = value["bytes"]?.integer
        reason = value["reason"].map {
            FailureReason(
                code: $0["code"]?.string ?? "", sentence: $0["sentence"]?.string ?? "")
        }
        tookMilliseconds = value["took_ms"]?.integer
    }
}
