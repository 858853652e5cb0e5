internal import ContentDigest
import FoundationEssentials

/// The folder of everything a fresh installation starts from: lexicon, models, sample articles.
///
/// It is looked for, in this order: the path given; the environment variable `DATELINE_SEEDS`;
/// `../share/dateline` beside the folder of the running binary; the checkout the code was built in.
public struct SeedsFolder: Hashable, Sendable {
    /// Absolute or relative path of the folder, without a slash at its end.
    public let path: String
    /// Folders laid over `lexicon`, for additions of one's own; later ones are read later.
    public let overlays: [String]

    /// Takes `path` as it is, without looking whether it exists.
    public init(path: String, overlays: [String] = []) {
        self.path = Self.trimmed(path)
        self.overlays = overlays.map(Self.trimmed)
    }

    /// Finds the seeds folder; throws, saying where it looked, when there is none.
    public static func locate(
        explicit: String? = nil, overlays: [String] = []
    ) throws(LanguageDataError) -> SeedsFolder {
        let places = candidates(explicit: explicit)
        for place in places where FileManager.default.fileExists(atPath: place + "/lexicon") {
            return SeedsFolder(path: place, overlays: overlays)
        }
        throw LanguageDataError(
            file: places.joined(separator: ", "), line: 0,
            message:
                "no seeds folder (it holds a folder lexicon); set DATELINE_SEEDS or give its path")
    }

    /// The places to look at, best first; a path that is given is the only one.
    static func candidates(explicit: String?) -> [String] {
        if let explicit { return [trimmed(explicit)] }
        var places: [String] = []
        if let named = ProcessInfo.processInfo.environment["DATELINE_SEEDS"], !named.isEmpty {
            return [trimmed(named)]
        }
        if let binary = try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/exe")
        {
            places.append(parent(of: parent(of: binary)) + "/share/dateline")
        }
        places.append(parent(of: parent(of: parent(of: #filePath))) + "/seeds")
        return places
    }

    /// Path of the file or folder `relative` inside the seeds folder.
    public func path(of relative: String) -> String { "\(path)/\(relative)" }

    /// Whether the seeds folder holds `relative`.
    public func holds(_ relative: String) -> Bool {
        FileManager.default.fileExists(atPath: path(of: relative))
    }

    /// Names of the files in the folder `relative`, in order; empty where there is no such folder.
    public func names(in relative: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path(of: relative))
        return (names ?? []).sorted()
    }

    /// The bytes of a file, read whole.
    public func bytes(of relative: String) throws(LanguageDataError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path(of: relative)) else {
            throw LanguageDataError(
                file: path(of: relative), line: 0, message: "cannot be read; is it there?")
        }
        return [UInt8](data)
    }

    /// SHA-256, hexadecimal, of the names and bytes of all files of the lexicon and its overlays, in
    /// the order of reading; O(bytes).
    public func lexiconDigest() -> String {
        let digest = SHA256()
        let folders = ["de", "en", "shared"]
        for (root, isOverlay) in [(path(of: "lexicon"), false)] + overlays.map({ ($0, true) }) {
            for folder in folders {
                let files = FileManager.default
                let names = (try? files.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
                for name in names.sorted() {
                    guard let data = files.contents(atPath: "\(root)/\(folder)/\(name)") else {
                        continue
                    }
                    let head = "\(isOverlay ? "+" : "")\(folder)/\(name) \(data.count)\n"
                    Array(head.utf8).withUnsafeBytes { digest.update($0) }
                    data.withUnsafeBytes { digest.update($0) }
                }
            }
        }
        return digest.hexadecimal()
    }

    /// The records of `lexicon/<name>` as shipped, then those of each overlay that has such a file.
    public func records(_ name: String) throws(LanguageDataError) -> [RecordFile] {
        var files = [
            try RecordFile(
                text: String(decoding: bytes(of: "lexicon/\(name)"), as: UTF8.self), file: name)
        ]
        for overlay in overlays {
            guard let data = FileManager.default.contents(atPath: "\(overlay)/\(name)") else {
                continue
            }
            files.append(
                try RecordFile(
                    text: String(decoding: data, as: UTF8.self), file: "\(overlay)/\(name)"))
        }
        return files
    }

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.last == "/" { path.removeLast() }
        return path
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
