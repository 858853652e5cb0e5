import Annotation
import Articles
import EventLog
import Foundation

/// The fingerprints of the sentences of real articles, from which those of new articles are made.
///
/// The signature of a text is the smaller of its sentences' signatures, place by place.
struct SentencePrints {
    private var prints: [TextFingerprint] = []
    private static let perArticle = 12

    /// Number of sentences.
    var count: Int { prints.count }

    /// Reads every file of JSON lines below `corpus`.
    init(corpus: String) throws {
        let files = (FileManager.default.enumerator(atPath: corpus)?.allObjects ?? [])
            .compactMap { $0 as? String }.filter { $0.contains(".jsonl") }.sorted()
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(corpus)/\(file)")))
            for article in ArticleReader().readAll(bytes: bytes, name: file).articles {
                for sentence in article.mainText.components(separatedBy: ". ")
                // A whole text without a full stop would make all that hold it alike.
                where (60...400).contains(sentence.utf8.count) {
                    prints.append(TextFingerprint(text: sentence))
                }
            }
        }
    }

    /// The fingerprint of article `number`; its last `changed` sentences are others.
    func article(_ number: Int, changed: Int = 0) -> ArticleFingerprint {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        var smallest = [UInt32](repeating: .max, count: TextFingerprint.size)
        var pairs = 0
        for place in 0..<Self.perArticle {
            if place == Self.perArticle - changed { state ^= 0xABCD_EF01_2345_6789 }
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            let sentence = prints[Int(state % UInt64(prints.count))]
            pairs += sentence.pairCount
            for index in smallest.indices {
                smallest[index] = min(smallest[index], sentence.signature[index])
            }
        }
        let bytes = smallest.flatMap { value in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
        }
        let keys = TextFingerprint(bytes: bytes, pairCount: pairs)?.bandKeys ?? []
        return ArticleFingerprint(
            signature: smallest, keys: keys, threshold: TextFingerprint.defaultThreshold)
    }
}
