import Analysis
import Annotation

/// A text with its tokens and sentences.
struct TokenSample {
    /// The analysed document.
    let document: Document

    /// Analyses `text` as one paragraph.
    init(_ text: String, rules: TokenRules) {
        let block = Block(range: TextRange(0, text.utf8.count), role: .paragraph)
        self.init(blocks: [block], text: text, rules: rules)
    }

    /// Analyses `text` in the given blocks.
    init(blocks: [Block], text: String, rules: TokenRules) {
        let article = Article(file: "sample", text: text, blocks: blocks, format: "text")
        var document = Document(article: article, language: rules.language)
        let scratch = Scratch()
        TokenStage(rules: rules).run(on: &document, scratch: scratch)
        SentenceStage(rules: rules).run(on: &document, scratch: scratch)
        if rules.language == .german { HyphenStage().run(on: &document, scratch: scratch) }
        self.document = document
    }

    /// The forms, one space between two, ¶ between sentences.
    var line: String {
        document.sentences.map { sentence in
            sentence.span.rows.map { document.form($0) }.joined(separator: " ")
        }.joined(separator: " ¶ ")
    }
}
