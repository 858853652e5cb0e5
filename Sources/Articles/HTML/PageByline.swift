/// Finds headline and author of a page where its own elements show them.
enum PageByline {
    /// The text of the page's one first-level heading of three words or more; nil for none or several.
    static func firstHeading(of tree: PageTree, _ all: PageRuns) -> String? {
        let texts = tree.facts.firstHeadings.compactMap { node -> String? in
            let runs = all.runs.filter { tree.contains(node, $0.node) }
            guard let run = runs.first, runs.count == 1, run.words >= 3, run.range.count <= 300
            else { return nil }
            return all.text(run)
        }
        return Set(texts).count == 1 ? texts.first : nil
    }

    /// The names in the first element that is called author and holds little else.
    static func author(of tree: PageTree, _ all: PageRuns) -> String? {
        for (index, node) in tree.nodes.enumerated()
        where node.tag != .text && node.hints.contains(.author) {
            let runs = all.runs.filter { tree.contains(index, $0.node) }
            guard let run = runs.first, run.words <= 9 else { continue }
            if let name = name(in: all.text(run)) { return name }
        }
        return nil
    }

    /// The part of a by-line that is names: `Anna Berg` of `Von Anna Berg, Bonn`.
    private static func name(in text: String) -> String? {
        let prefixes: Set<Substring> = [
            "von", "by", "text", "author", "autor", "autorin", "written",
        ]
        let words = text.split { $0 == " " || $0 == "\u{A0}" }.drop {
            prefixes.contains(Substring($0.lowercased().filter(\.isLetter)))
        }
        var names: [Substring] = []
        for word in words {
            let isJoint = ["and", "und", "&", "von", "van", "de", "der"].contains(word)
            guard isJoint || word.first?.isUppercase ?? false,
                !word.contains(where: { $0.isNumber || $0 == "." && word.count > 3 })
            else { break }
            names.append(word)
            if word.hasSuffix(",") { break }
        }
        let name = names.joined(separator: " ").trimming { $0 == "," || $0 == ":" || $0 == "|" }
        return (2...8).contains(names.count) ? String(name) : nil
    }
}
