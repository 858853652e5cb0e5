internal import Annotation

/// Reads articles in the News Industry Text Format.
struct NITFDocument {
    let root: XMLElement

    /// The headline of `hl1`, or of the head's title.
    var title: String? {
        let headline = root.all("hl1").first?.text ?? root.all("title").first?.text
        return headline.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Lead and body.
    var pieces: [PagePiece] {
        let abstract = root.all("abstract").first.map { MarkedUpText.pieces(of: $0) } ?? []
        let body = root.all("body.content").flatMap { MarkedUpText.pieces(of: $0) }
        return abstract + body
    }

    /// Name of the by-line.
    var author: String? {
        root.all("byline").first.flatMap {
            Signature.author(in: $0.child("person")?.text ?? $0.text)
        }
    }

    /// The day that the document gives for itself.
    func published(now: Int) -> String? {
        let dates =
            ["date.release", "date.issue"].flatMap { root.all($0) }
            .compactMap { $0.attributes["norm"] }
            + root.all("pubdata").compactMap { $0.attributes["date.publication"] }
            + root.all("story.date").compactMap { $0.attributes["norm"] }
        return dates.lazy.compactMap { DateText.date($0, now: now)?.iso }.first
    }

    /// Copyright holder, distributor or source.
    var publisher: String? {
        root.all("doc.copyright").first?.attributes["holder"]
            ?? root.all("distributor").first?.text ?? root.all("pubdata").first?.attributes["name"]
    }
}
