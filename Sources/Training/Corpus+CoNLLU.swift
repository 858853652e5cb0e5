internal import Analysis
internal import Annotation

extension Corpus {
    /// Adds the sentences of a CoNLL-U file, packed or not.
    ///
    /// `weight` is what a sentence counts; a `# confidence` below 1 makes it less. Rows of contractions
    /// and empty nodes are passed over. Throws when the file cannot be read or a row has too few cells.
    mutating func append(
        conllu path: String, weight: Float, clusters: ClusterMap
    ) throws(TrainingError) {
        let bytes = try PackedText.read(path)
        var start = 0
        var confidence: Float = 1
        var line = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let row = bytes[start..<end]
            start = end + 1
            line += 1
            if row.isEmpty {
                closeSentence(weight: weight * confidence, clusters: clusters)
                confidence = 1
            } else if row.first == 0x23 {
                confidence = Self.confidence(of: row) ?? confidence
            } else {
                try appendRow(row, path: path, line: line)
            }
        }
        closeSentence(weight: weight * confidence, clusters: clusters)
    }

    private static func confidence(of comment: ArraySlice<UInt8>) -> Float? {
        let key = Array("# confidence = ".utf8)
        guard comment.starts(with: key) else { return nil }
        return Float(String(decoding: comment.dropFirst(key.count), as: UTF8.self))
    }

    private mutating func appendRow(
        _ row: ArraySlice<UInt8>, path: String, line: Int
    ) throws(TrainingError) {
        let cells = row.split(separator: 0x09, omittingEmptySubsequences: false)
        guard cells.count >= 8 else {
            throw TrainingError(message: "\(path):\(line): a row of CoNLL-U has 10 cells")
        }
        guard let number = Int(Self.text(cells[0])) else { return }
        guard let head = Int(Self.text(cells[6])) else {
            throw TrainingError(message: "\(path):\(line): the head is not a number")
        }
        let features = Self.text(cells[5])
        forms.append(Self.text(cells[1]))
        tags.append(PartOfSpeech(code: Self.text(cells[3])).rawValue)
        self.features.append(feature(features == "_" ? "" : features))
        heads.append(head == 0 ? -1 : Int32(head - 1))
        relations.append(relation(Self.text(cells[7])))
        assert(number > 0, "rows count from 1")
    }

    private static func text(_ cell: ArraySlice<UInt8>) -> String {
        String(decoding: cell, as: UTF8.self)
    }
}
