internal import Analysis
internal import Annotation

extension NameCorpus {
    /// Adds the marked sentences of treebanks in CoNLL-U, in the order of the treebanks.
    ///
    /// Related marks follow other rules, as related names do. Throws when a file cannot be read, or a
    /// marked sentence is missing or has another length: then the treebank is not the one that was marked.
    mutating func append(
        marks path: String, treebanks: [String], weight: Float, isRelated: Bool = false
    ) throws(TrainingError) {
        start(isRelated: isRelated)
        let marks = try NameMarks(path: path)
        var found = 0
        for treebank in treebanks {
            let text = String(decoding: try PackedText.read(treebank), as: UTF8.self)
            for block in text.split(separator: "\n\n") {
                guard let (name, forms) = Self.sentence(block, isSurface: marks.isSurface),
                    let sentence = marks.sentences[name]
                else { continue }
                guard sentence.count == forms.count else {
                    throw TrainingError(
                        message: "\(treebank): \(name) has \(forms.count) words, not "
                            + "\(sentence.count) as in \(path); take the treebank that was marked")
                }
                append(forms, sentence.names, weight: weight)
                found += 1
            }
        }
        guard found == marks.sentences.count else {
            throw TrainingError(
                message: "\(path): only \(found) of \(marks.sentences.count) sentences are in "
                    + "the treebanks; name them all with --marked-treebank")
        }
    }

    /// The `sent_id` and the forms of a sentence in CoNLL-U.
    private static func sentence(
        _ block: Substring, isSurface: Bool
    ) -> (name: Substring, forms: [String])? {
        var name: Substring?
        var forms: [String] = []
        var covered = 0
        for line in block.split(separator: "\n") {
            if line.hasPrefix("# sent_id = ") {
                name = line.dropFirst("# sent_id = ".count)
            }
            let cells = line.split(separator: "\t", maxSplits: 2)
            guard !line.hasPrefix("#"), cells.count == 3 else { continue }
            let numbers = cells[0].split(separator: "-").compactMap { Int($0) }
            guard let first = numbers.first, let last = numbers.last else { continue }
            if numbers.count == 2 {
                guard isSurface else { continue }
                covered = last
            } else if first <= covered {
                continue
            }
            forms.append(String(cells[1]))
        }
        return name.map { ($0, forms) }
    }
}
