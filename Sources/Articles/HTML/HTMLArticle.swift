internal import Annotation

/// Reads a web page: its main text, its headline, and what its head says about it.
struct HTMLArticle {
    let run: ReadingRun

    /// The article of a page; throws where the page has no text.
    func article(from html: [UInt8]) throws(ReadingError) -> Article {
        guard let tree = PageTree(html: html) else {
            throw ReadingError(.malformed, "the file looks like HTML but has no element in it")
        }
        let all = PageRuns(of: tree)
        let metadata = PageMetadata(
            tree.facts, heading: PageByline.firstHeading(of: tree, all), now: run.now)
        let title = metadata.title ?? headline(all)
        let runs = MainContent.runs(
            of: tree, all, title: title, description: metadata.description)
        var pieces = runs.map {
            PagePiece(text: all.text($0), isHeading: $0.tag == .heading, rule: $0.rule)
        }
        replaceWhereIncomplete(&pieces, by: metadata.body)
        var article = PageComposer(rules: run.reader.rules).article(
            title: title, pieces: pieces, file: run.file)
        guard article.blocks.contains(where: { $0.isKept && $0.role != .title }) else {
            throw ReadingError(
                .noArticle, "the page has no running text; was it saved before it was loaded?")
        }
        metadata.describe(&article)
        if metadata.title == nil, title != nil { article.origins.title = "the page's headings" }
        if metadata.isAuthorSite, let author = PageByline.author(of: tree, all) {
            article.author = author
            article.origins.author = "the page's by-line"
        }
        return article
    }

    private func headline(_ all: PageRuns) -> String? {
        all.runs.first { $0.tag == .heading && $0.words >= 3 }.map { all.text($0) }
    }

    /// Takes the body from linked data where the page itself shows much less of it.
    private func replaceWhereIncomplete(_ pieces: inout [PagePiece], by body: String?) {
        guard let body, body.utf8.count >= 300 else { return }
        let kept = pieces.reduce(0) { $0 + ($1.rule == nil ? $1.text.utf8.count : 0) }
        guard kept * 5 < body.utf8.count * 4 else { return }
        pieces = body.split(whereSeparator: \.isNewline).map {
            PagePiece(text: JSONMetadata.folded(String($0)), isHeading: false, rule: nil)
        }
    }
}

/// A paragraph of a page or of another marked-up document.
struct PagePiece {
    var text: String
    var isHeading: Bool
    /// The rule that left it out, where one did.
    var rule: String?
}
