internal import FoundationEssentials

/// The folder `shared` beside the project: corpora for measuring, absent on most machines.
public enum SharedFolder {
    /// Its path: DATELINE_SHARED, else `shared` beside the checkout.
    public static let path: String = {
        if let named = ProcessInfo.processInfo.environment["DATELINE_SHARED"] { return named }
        let checkout = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return checkout.deletingLastPathComponent().appending(path: "shared").path
    }()

    /// Whether it is there.
    public static var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// The content of a text file in it.
    public static func text(_ relative: String) throws -> String {
        let data = try Data(contentsOf: URL(filePath: "\(path)/\(relative)"))
        return String(decoding: data, as: UTF8.self)
    }

    /// The lines of a text file in it.
    public static func lines(_ relative: String) throws -> [Substring] {
        let data = try Data(contentsOf: URL(filePath: "\(path)/\(relative)"))
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
    }
}

/// Whether a slow tier of tests (quality, faults, soak) is asked for in DATELINE_TIER.
public func runsTier(_ tier: String) -> Bool {
    ProcessInfo.processInfo.environment["DATELINE_TIER"]?.contains(tier) ?? false
}
