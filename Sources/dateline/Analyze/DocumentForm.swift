import Analysis
import Annotation
import JSONText
import Reports

/// A form in which an analysed article is printed.
enum DocumentForm {
    /// One JSON object a line.
    case line
    /// CoNLL-U.
    case conllu
    /// Sentences as trees, for people.
    case tree
    /// The main text, one JSON object a line.
    case mainText

    /// The article in this form; `document` is nil where its language is not analysed.
    func bytes(of article: Article, document: Document?) -> [UInt8] {
        switch self {
        case .line: return Self.line(article, document)
        case .conllu:
            guard let document else { return [] }
            var text = ""
            for index in document.sentences.indices {
                text += document.conllu(sentence: index).text
            }
            return Array(text.utf8)
        case .mainText: return Self.mainText(article)
        case .tree: return Array(TreeText(article: article, document: document).text.utf8)
        }
    }

    /// The main text and what is known about the article, as a JSON line.
    private static func mainText(_ article: Article) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.field("file", article.file)
            object.field("member", article.member)
            object.field("title", article.title)
            object.field("language", article.language)
            object.field("published", article.published)
            object.field("published_from", article.publishedOrigin.rawValue)
            object.field("publisher", article.publisher)
            object.field("author", article.author)
            object.field("url", article.url)
            object.field("main_text", article.mainText)
            object.array("left_out") { list in
                for part in ArticleReport(article).leftOut {
                    list.object { item in
                        item.field("text", String(part.text.prefix(100)))
                        item.field("rule", part.rule)
                    }
                }
            }
        }
        writer.newline()
        return writer.bytes
    }

    private static func line(_ article: Article, _ document: Document?) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.field("id", article.id)
            if article.id == nil { object.field("file", article.file) }
            object.field("language", article.language)
            object.field("main_text", article.mainText)
            if let document { Self.layers(of: document, to: &object) }
        }
        writer.newline()
        return writer.bytes
    }

    /// Writes sentences, tokens, names and times, offsets in bytes of the text that was given.
    private static func layers(of document: Document, to object: inout JSONWriter) {
        object.array("sentences") { list in
            for sentence in document.sentences {
                let range = document.range(of: sentence.span)
                list.object { item in
                    item.range(range, in: document)
                    item.field("first_token", sentence.span.start)
                    item.field("tokens", sentence.span.count)
                }
            }
        }
        object.array("tokens") { list in
            for row in 0..<document.tokens.count {
                list.object { $0.token(row, of: document) }
            }
        }
        object.array("names") { list in
            for mention in document.mentions {
                list.object { item in
                    item.range(document.range(of: mention.span), in: document)
                    item.field("text", document.text(mention.span))
                    item.field("kind", mention.kind.rawValue)
                }
            }
        }
        object.array("times") { list in
            for time in document.times { list.object { $0.time(time, of: document) } }
        }
    }
}

extension JSONWriter {
    /// Writes start and end of a range, counted in the text that was given, or in its title.
    fileprivate mutating func range(_ range: TextRange, in document: Document) {
        let offset = document.article.bodyOffset
        let isInTitle = range.start < offset
        field("start", isInTitle ? range.start : range.start - offset)
        field("end", isInTitle ? range.end : range.end - offset)
        field("in", isInTitle ? "title" : nil)
    }

    fileprivate mutating func token(_ row: Int, of document: Document) {
        range(document.tokens.range(row), in: document)
        field("form", document.form(row))
        if document.layers.contains(.lemmas) { field("lemma", document.lemma(row)) }
        if document.layers.contains(.tags) {
            field("upos", document.tokens.tag[row].code)
            let features = document.strings[document.tokens.features[row]]
            field("feats", features.isEmpty ? nil : features)
        }
        if document.layers.contains(.dependencies) {
            field("head", document.tokens.head(of: row) ?? -1)
            field("deprel", document.tokens.relation[row].code)
        }
    }

    fileprivate mutating func time(_ time: TimeMention, of document: Document) {
        range(time.range, in: document)
        field("text", document.text(time.range))
        field("type", time.type.rawValue)
        field("value", time.value)
        field("edtf", time.edtf)
    }
}
