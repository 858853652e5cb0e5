/// Reads names out of signatures and by-lines.
enum Signature {
    /// The agencies of a signature as written: `RND/dpa` of `(RND/dpa)`, `AFP` of `Mit AFP`.
    static func name(in text: String) -> String? {
        var words = text.split { " ()[]\u{A0}\n\t".contains($0) }
        let prepositions: Set<String> = [
            "mit", "von", "quelle:", "source:", "quellen:", "sources:", "with", "from", "by",
            "via", "the", "files", "reporting", "inputs", "material", "informationen",
            "agenturmaterial",
        ]
        while let first = words.first,
            prepositions.contains(first.lowercased()) || !first.contains(where: \.isLetter)
        {
            words.removeFirst()
        }
        // A date line may follow the agency's name: "Xinhua | Updated: ...".
        let name = words.prefix { word in
            word != "|" && word != "-" && word != "–" && !word.contains(where: \.isNumber)
        }.joined(separator: " ")
        let trimmed = name.trimming(while: { $0 == "," || $0 == "." || $0 == "©" || $0 == " " })
        let isName = !trimmed.isEmpty && trimmed.count <= 60 && trimmed.lowercased() != "agencies"
        return isName ? String(trimmed) : nil
    }

    /// The author of a by-line: `Anna Berg` of `Von Anna Berg`.
    static func author(in text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        let prefixes: Set<String> = [
            "von", "von:", "by", "by:", "text:", "autor:", "autorin:", "author:",
        ]
        let names = words.drop { prefixes.contains($0.lowercased()) }
        return names.isEmpty ? nil : names.joined(separator: " ")
    }

    /// The place, day and agencies at the head of a report: `Minsk, 3. Dezember 2022 (dpa) -`.
    ///
    /// Returns the agency and the text before it, where an agency stands in brackets among the first words.
    static func dateline(_ head: String, agencies: WordClass) -> (
        publisher: String, before: String
    )? {
        let head = head.prefix(120)
        guard let open = head.firstIndex(of: "("),
            let close = head[open...].firstIndex(of: ")")
        else { return nil }
        let before = head[..<open]
        let inside = head[head.index(after: open)..<close]
        let words = FoldedWords(String(inside)).words
        guard before.count <= 60, before.split(separator: " ").count <= 6,
            before.first?.isUppercase ?? false,
            agencies.lengths(at: words[...], repeats: true).first == words.count, !words.isEmpty
        else { return nil }
        return (String(inside), String(before))
    }
}

extension StringProtocol {
    /// Without the characters at both ends that `isTrimmed` holds for.
    func trimming(while isTrimmed: (Character) -> Bool) -> SubSequence {
        var rest = self[...]
        while let first = rest.first, isTrimmed(first) { rest = rest.dropFirst() }
        while let last = rest.last, isTrimmed(last) { rest = rest.dropLast() }
        return rest
    }
}
