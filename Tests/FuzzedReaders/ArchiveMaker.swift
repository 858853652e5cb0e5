internal import CArchive

/// Packs files in memory with libarchive.
public enum ArchiveMaker {
    /// How files are packed.
    public enum Form: Sendable { case zip, tar, tarGzip, gzip }

    /// An archive of `files`; a gzip stream alone holds the first.
    public static func archive(
        _ files: [(name: String, bytes: [UInt8])], _ form: Form
    ) -> [UInt8] {
        let room = files.reduce(1 << 16) { $0 + $1.bytes.count + 2048 }
        var buffer = [UInt8](repeating: 0, count: room)
        var used = 0
        let archive = archive_write_new()
        switch form {
        case .zip: archive_write_set_format_zip(archive)
        case .tar, .tarGzip: archive_write_set_format_ustar(archive)
        case .gzip: archive_write_set_format_raw(archive)
        }
        if form == .tarGzip || form == .gzip { archive_write_add_filter_gzip(archive) }
        archive_write_set_bytes_in_last_block(archive, 1)
        buffer.withUnsafeMutableBytes { memory in
            archive_write_open_memory(archive, memory.baseAddress, memory.count, &used)
            for (name, bytes) in form == .gzip ? Array(files.prefix(1)) : files {
                add(name, bytes, to: archive)
            }
            archive_write_close(archive)
        }
        archive_write_free(archive)
        return Array(buffer.prefix(used))
    }

    private static func add(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer?) {
        let entry = archive_entry_new()
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, Int64(bytes.count))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_write_header(archive, entry)
        bytes.withUnsafeBytes { _ = archive_write_data(archive, $0.baseAddress, $0.count) }
        archive_entry_free(entry)
    }
}
