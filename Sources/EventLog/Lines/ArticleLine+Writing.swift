internal import Annotation
internal import JSONText

extension ArticleLine {
    /// Writes the line's object.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("kind", "article")
            writer.field("version", LogFormat.version)
            writer.field("logged", logged)
            writer.field("supersedes", supersedes)
            writer.clippedField("id", id)
            file.write(to: &writer)
            writer.clippedField("member", member)
            writer.field("digest", digest)
            writer.field("text_digest", textDigest)
            writeFate(to: &writer)
            writeDescription(to: &writer)
            if let analysis {
                writer.object("analysis") {
                    $0.field("lexicon", analysis.lexicon)
                    $0.field("models", analysis.models)
                }
            }
            if let reason {
                writer.object("reason") {
                    $0.clippedField("code", reason.code)
                    $0.clippedField("sentence", reason.sentence)
                }
            }
            writer.field("took_ms", tookMilliseconds)
        }
    }

    private func writeFate(to writer: inout JSONWriter) {
        writer.field("outcome", outcome.rawValue)
        writer.field("duplicate_of", duplicateOf)
        writer.field("similar_to", similarTo)
        writer.field("similarity", similarity.map { ($0 * 1000).rounded() / 1000 })
        writer.field("events", events)
    }

    private func writeDescription(to writer: inout JSONWriter) {
        writer.clippedField("language", language)
        writer.clippedField("title", title)
        writer.clippedField("published", published)
        writer.field("published_from", publishedFrom?.rawValue)
        writer.clippedField("publisher", publisher)
        writer.clippedField("url", url)
        writer.clippedField("format", format)
        writer.clippedField("charset", charset)
        writer.field("bytes", bytes)
    }
}

extension FileName {
    /// Writes the name, and its bytes in base64 where text cannot carry them.
    func write(to writer: inout JSONWriter) {
        writer.field("file", text)
        writer.field("file_bytes", bytes.map(Base64.encode))
    }
}
