internal import SystemCalls

/// The name under which a file came, told from the place where the daemon keeps it.
enum ArchivedPath {
    /// What stands behind `.done/2026-01-02/` or `.failed/`; the whole path where it holds neither.
    ///
    /// The day there is that of processing, and no word of the article's own.
    static func original(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if let done = parts.lastIndex(of: ".done"), done + 2 < parts.count {
            return parts[(done + 2)...].joined(separator: "/")
        }
        guard let failed = parts.lastIndex(of: ".failed"), failed + 1 < parts.count else {
            return path
        }
        return parts[(failed + 1)...].joined(separator: "/")
    }
}
