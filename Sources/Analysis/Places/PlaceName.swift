/// The form in which the names of places are compared: hashes of folded words, put together.
public enum PlaceName {
    /// Hash of a name of one or more words; 0 where it has none.
    public static func hash(_ name: String) -> UInt64 {
        var fold = WordFold(keepsUmlauts: false)
        var hash: UInt64 = 0
        var name = name
        name.withUTF8 { bytes in
            var start = 0
            for index in 0...bytes.count {
                let isEnd = index == bytes.count
                guard isEnd || bytes[index] == 0x20 || bytes[index] == 0x2D else { continue }
                if index > start {
                    fold.fold(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                    if !fold.bytes.isEmpty { hash = combine(hash, fold.hash) }
                }
                start = index + 1
            }
        }
        return hash
    }

    /// Hash of a name that goes on with a word.
    static func combine(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        hash == 0 ? word : (hash &* 0x9E37_79B9_7F4A_7C15) ^ word
    }
}
