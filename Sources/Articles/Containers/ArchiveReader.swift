internal import CArchive

/// Unpacks .gz, .zip, .tar and their like in memory, within limits.
struct ArchiveReader {
    let limits: ReadingLimits
    /// Bytes that may still be unpacked for this file.
    var remaining: Int

    /// A member of an archive.
    struct Member {
        /// Its path as the archive gives it; nil for a stream that is packed alone.
        var name: String?
        /// Its bytes, unpacked.
        var bytes: [UInt8]
    }

    /// Hands each regular file of the archive to `body`, in order; throws at damage and beyond the limits.
    ///
    /// Members are unpacked one by one, so that memory holds one of them at a time.
    mutating func forEachMember(
        of packed: [UInt8], _ body: (Member) -> Void
    ) throws(ReadingError) {
        guard let archive = archive_read_new() else {
            throw ReadingError(.malformed, "libarchive could not be started")
        }
        defer { archive_read_free(archive) }
        archive_read_support_filter_all(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_raw(archive)
        let result = packed.withUnsafeBytes { buffer -> Result<Void, ReadingError> in
            // The archive reads from this memory until it is freed, which this call outlives.
            Result { () throws(ReadingError) in
                guard
                    archive_read_open_memory(archive, buffer.baseAddress, buffer.count)
                        == ARCHIVE_OK
                else { throw Self.damage(archive) }
                try readMembers(archive, packedCount: packed.count, body)
            }
        }
        try result.get()
        guard Self.hasEnd(packed) else {
            throw ReadingError(
                .malformed,
                "the zip file has no directory at its end: it was cut off; drop the whole file")
        }
    }

    /// Whether a zip file ends with its directory; true for all other formats.
    ///
    /// Without one its first files can be read, and nobody knows how many are missing.
    private static func hasEnd(_ packed: [UInt8]) -> Bool {
        guard packed.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return true }
        // The directory's end is followed by a comment of at most 65,535 bytes.
        let tail = packed.suffix(65_535 + 22)
        var index = tail.endIndex - 22
        while index >= tail.startIndex {
            if tail[index...].starts(with: [0x50, 0x4B, 0x05, 0x06]) { return true }
            index -= 1
        }
        return false
    }

    private mutating func readMembers(
        _ archive: OpaquePointer, packedCount: Int, _ body: (Member) -> Void
    ) throws(ReadingError) {
        var count = 0
        var unpacked = 0
        var entry: OpaquePointer?
        while true {
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return }
            guard status >= ARCHIVE_WARN, let entry else { throw Self.damage(archive) }
            guard archive_entry_filetype(entry) == 0o100000 || isRaw(archive) else { continue }
            count += 1
            guard count <= limits.members else {
                throw ReadingError(
                    .tooLarge, "more than \(limits.members) files in one archive; split it")
            }
            let bytes = try data(archive, packedCount: packedCount, unpacked: &unpacked)
            let name =
                isRaw(archive) ? nil : archive_entry_pathname(entry).map { String(cString: $0) }
            body(Member(name: name, bytes: bytes))
        }
    }

    private func isRaw(_ archive: OpaquePointer) -> Bool {
        archive_format(archive) == ARCHIVE_FORMAT_RAW
    }

    private mutating func data(
        _ archive: OpaquePointer, packedCount: Int, unpacked: inout Int
    ) throws(ReadingError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                archive_read_data(archive, $0.baseAddress, $0.count)
            }
            if count == 0 { return bytes }
            guard count > 0 else { throw Self.damage(archive) }
            unpacked += count
            remaining -= count
            guard remaining >= 0, unpacked <= (10 << 20) + packedCount * limits.ratio else {
                throw ReadingError(
                    .tooLarge,
                    "the archive unpacks to more than is allowed (a bomb?); unpack it by hand")
            }
            bytes.append(contentsOf: chunk.prefix(count))
        }
    }

    private static func damage(_ archive: OpaquePointer) -> ReadingError {
        let reason = archive_error_string(archive).map { String(cString: $0) } ?? "unknown damage"
        return ReadingError(.malformed, "the archive cannot be unpacked: \(reason)")
    }
}
