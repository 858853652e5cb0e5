internal import CArchive

/// Reads whole files, compressed or not.
enum PackedText {
    /// The bytes of the file at `path`, unpacked when it is compressed; throws when it cannot be read.
    static func read(_ path: String) throws(TrainingError) -> [UInt8] {
        guard let archive = archive_read_new() else {
            throw TrainingError(message: "\(path): libarchive gives no reader")
        }
        defer { archive_read_free(archive) }
        archive_read_support_filter_all(archive)
        archive_read_support_format_raw(archive)
        archive_read_support_format_empty(archive)
        guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else {
            throw TrainingError(message: "\(path): cannot be read; check the path")
        }
        var entry: OpaquePointer?
        guard archive_read_next_header(archive, &entry) == ARCHIVE_OK else { return [] }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = archive_read_data(archive, &chunk, chunk.count)
            guard count >= 0 else {
                throw TrainingError(message: "\(path): is damaged or cut")
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }
}

/// What keeps a training from running, with the remedy.
public struct TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do.
    public var message: String

    /// Creates an error.
    public init(message: String) { self.message = message }

    /// The message.
    public var description: String { message }
}
