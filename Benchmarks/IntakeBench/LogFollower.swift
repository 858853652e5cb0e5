import Foundation

/// Reads a growing log and tells when the article line of each file appeared.
struct LogFollower {
    private let path: String
    private var offset: UInt64 = 0
    private var rest = Data()
    /// Monotonic seconds at which the line of each file was first seen.
    private(set) var seen: [String: Double] = [:]

    init(path: String) { self.path = path }

    /// Takes in what was appended since the last look.
    mutating func look() {
        guard let handle = FileHandle(forReadingAtPath: path) else { return }
        defer { try? handle.close() }
        try? handle.seek(toOffset: offset)
        guard let fresh = try? handle.readToEnd(), !fresh.isEmpty else { return }
        let now = monotonicSeconds()
        offset += UInt64(fresh.count)
        rest.append(fresh)
        var start = rest.startIndex
        while let newline = rest[start...].firstIndex(of: 0x0A) {
            note(rest[start..<newline], at: now)
            start = newline + 1
        }
        rest = Data(rest[start...])
    }

    private mutating func note(_ line: Data, at now: Double) {
        guard let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
            object["kind"] as? String == "article", let file = object["file"] as? String
        else { return }
        if seen[file] == nil { seen[file] = now }
    }
}

/// Seconds of the monotonic clock.
func monotonicSeconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
