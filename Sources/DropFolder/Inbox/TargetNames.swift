/// Names under which a file can be put away, the best first: its own, then with its digest, then
/// with its digest and a number.
///
/// Never longer than `longest` bytes: the head is shortened, so that a note about the file fits beside it.
struct TargetNames: Sequence, IteratorProtocol {
    private let head: ArraySlice<UInt8>
    private let tail: ArraySlice<UInt8>
    private let digest: [UInt8]
    private let longest: Int
    private var number = 0

    /// Names for a file that is called `name`.
    init(for name: [UInt8], digest: String?, longest: Int = 240) {
        let dot = name.dropFirst().lastIndex(of: UInt8(ascii: "."))
        let split = dot.flatMap { name.count - $0 <= 16 ? $0 : nil } ?? name.count
        head = name[..<split]
        tail = name[split...]
        self.digest = Array((digest ?? "x").utf8.prefix(12))
        self.longest = longest
    }

    mutating func next() -> [UInt8]? {
        defer { number += 1 }
        switch number {
        case 0: return head.count + tail.count <= longest ? Array(head + tail) : marked(digest)
        case 1: return marked(digest)
        default: return marked(digest + Array(".\(number)".utf8))
        }
    }

    private func marked(_ mark: [UInt8]) -> [UInt8] {
        let room = longest - tail.count - mark.count - 1
        return head.prefix(room) + [UInt8(ascii: ".")] + mark + tail
    }
}
