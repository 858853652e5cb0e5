package import Annotation
internal import LanguageData

/// The feature strings that a model knows, in classes within each part of speech.
package struct InflectionTable: Sendable {
    /// Feature strings by tag and class.
    package let strings: [[String]]
    /// Unpacked features by tag and class.
    package let morphology: [[Morphology]]
    /// Traits that bear on syntax by tag and class.
    let traits: [[SyntaxTraits]]

    /// Number of parts of speech.
    package static let tags = 17

    /// Creates the table of the feature strings of each tag, 1 to 255 of them.
    package init(strings: [[String]]) {
        precondition(strings.count == Self.tags, "one list a part of speech")
        self.strings = strings
        morphology = strings.map { $0.map { Morphology(features: $0) } }
        traits = strings.map { $0.map { SyntaxTraits(features: $0) } }
    }

    /// Reads lines of tag number, tab, feature string.
    package init(text: String) {
        var strings = [[String]](repeating: [], count: Self.tags)
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 2, let tag = Int(cells[0]), strings.indices.contains(tag),
                strings[tag].count < 255
            else { continue }
            strings[tag].append(String(cells[1]))
        }
        for tag in strings.indices where strings[tag].isEmpty { strings[tag] = [""] }
        self.init(strings: strings)
    }

    /// The lines that `init(text:)` reads.
    package var text: String {
        strings.enumerated().map { tag, list in
            list.map { "\(tag)\t\($0)\n" }.joined()
        }.joined()
    }

    /// The most classes of any tag.
    package var width: Int { strings.map(\.count).max() ?? 1 }

    /// Sets what the parser sees of every token from its tag and inflection.
    package func fillSyntax(of sentence: SentenceBuffer) {
        for row in 0..<sentence.count {
            let tag = sentence.tag[row]
            let traits = traits[Int(tag)][Int(sentence.inflection[row])]
            sentence.syntax[row] = SyntaxAtoms(
                lexical: sentence.lexical[row], tag: tag, traits: traits)
        }
    }
}
