/// Chooses the headline of a page among those that the page gives.
struct PageHeadline {
    /// The headline, and where it stood.
    private(set) var text: String?
    private(set) var origin: String?

    /// Chooses between the page's own first-level `heading`, that of its linked data, and the one for
    /// social networks or the window.
    ///
    /// Social titles carry a kicker or the site's name, headings sometimes a kicker: of two of which one is
    /// a part of the other, the part is the headline, unless linked data has the kicker, too.
    init(_ facts: PageFacts, heading: String?, linked: String?, site: String?) {
        let meta = facts.named(["og:title", "twitter:title"])
        let social = Self.withoutSite(
            meta?.content ?? linked, page: facts.title, site: site)
        text = social ?? heading
        let own = social == nil ? "the page's heading" : "the page's title"
        origin = meta?.name ?? (linked == nil ? own : "linked data")
        guard let said = text, let heading, said != heading else { return }
        if let better = Self.better(heading: heading, said: said, linked: linked) {
            text = better
            origin = "the page's heading"
        }
    }

    /// What the page's own heading makes of a headline; nil where that is no better.
    private static func better(heading: String, said: String, linked: String?) -> String? {
        let (own, words) = (FoldedWords(heading).words, FoldedWords(said).words)
        guard !own.isEmpty else { return nil }
        if own.count < words.count {
            if words.starts(with: own) { return heading }
            guard words.suffix(own.count) == own[...] else {
                return withoutKickers(heading, said)
            }
            return linked.map { FoldedWords($0).words.filter { $0 != ":" } }
                == words.filter { $0 != ":" } ? nil : heading
        }
        // An attribute in which a quotation mark was not escaped ends there.
        let isCut = heading.hasPrefix(said.trimming { $0 == " " } + " \"")
        return isCut ? heading : withoutKickers(heading, said)
    }

    /// What two headlines with different kickers have in common, as `heading` writes it.
    private static func withoutKickers(_ heading: String, _ said: String) -> String? {
        guard let own = parts(heading), let other = parts(said) else { return nil }
        let isSame = own.headline.count >= 4 && own.headline == other.headline
        guard isSame, Set(own.kicker).isDisjoint(with: other.kicker) else { return nil }
        return own.text
    }

    /// The words before the first mark that ends a kicker, and what stands behind it.
    private static func parts(
        _ headline: String
    ) -> (kicker: [String], headline: [String], text: String)? {
        let marks = [": ", " - ", " – ", " — ", " | "].compactMap { headline.firstRange(of: $0) }
        guard let mark = marks.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        let text = String(headline[mark.upperBound...])
        let kicker = FoldedWords(String(headline[..<mark.lowerBound])).words
        return (kicker, FoldedWords(text).words, text)
    }

    /// The headline without the name of the site behind a mark: "Visit - Example News".
    private static func withoutSite(_ title: String?, page: String?, site: String?) -> String? {
        guard let full = title ?? page else { return nil }
        let marks = [" | ", " - ", " – ", " — ", " :: ", " » "]
        for mark in marks {
            let parts = full.split(separator: mark, omittingEmptySubsequences: false)
            guard parts.count > 1, let last = parts.last else { continue }
            let isSite = site.map { last.lowercased().contains($0.lowercased()) } ?? false
            let isShort = last.split(separator: " ").count <= 3 && title == nil
            if isSite || isShort || mark == " | " && last.split(separator: " ").count <= 4 {
                return parts.dropLast().joined(separator: mark)
            }
        }
        return full
    }
}
