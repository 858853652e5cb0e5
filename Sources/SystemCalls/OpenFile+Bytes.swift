internal import Glibc

extension OpenFile {
    /// Reads what is there, at most the buffer's size; 0 at the end.
    public borrowing func read(
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int {
        let descriptor = descriptor
        return try calling("read", path) {
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        }
    }

    /// Reads from byte `offset` on, at most the buffer's size; 0 at the end.
    public borrowing func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        let descriptor = descriptor
        return try calling("pread", path) {
            pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
        }
    }

    /// Reads from where it stands to the end, at most `limit` bytes.
    ///
    /// O(bytes).
    public borrowing func readAll(limit: Int = .max) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        let size = try status().size
        var room = min(limit, max(size, 0) + 1)
        while bytes.count < limit {
            let count = try appendChunk(of: min(room, limit - bytes.count), to: &bytes)
            if count == 0 { break }
            room = 1 << 16
        }
        return bytes
    }

    /// Reads at most `room` bytes behind those in `bytes`; their number.
    private borrowing func appendChunk(
        of room: Int, to bytes: inout [UInt8]
    ) throws(SystemError) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: room))
        let descriptor = descriptor
        let count = try calling("read", path) {
            bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: start), room)
            }
        }
        bytes.removeLast(room - count)
        return count
    }

    /// Writes some of the bytes, as many as the kernel takes at once; their number.
    public borrowing func writeSome(_ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        let descriptor = descriptor
        return try calling("write", path) {
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        }
    }

    /// Writes all bytes, in one call where the kernel takes them.
    ///
    /// Where it throws, any number of them may have been written.
    public borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = try writeSome(rest)
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Writes all bytes, in one call where the kernel takes them.
    public borrowing func write(_ bytes: [UInt8]) throws(SystemError) {
        let (descriptor, path) = (descriptor, path)
        var done = 0
        while done < bytes.count {
            done += try calling("write", path) {
                bytes.withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
                }
            }
        }
    }

    /// Moves the place of the next read or write to byte `offset`.
    public borrowing func seek(to offset: Int) throws(SystemError) {
        let descriptor = descriptor
        try calling("lseek", path) { lseek(descriptor, off_t(offset), SEEK_SET) }
    }

    /// Cuts it, or fills it with zeros, to `size` bytes.
    public borrowing func truncate(to size: Int) throws(SystemError) {
        let descriptor = descriptor
        try calling("ftruncate", path) { ftruncate(descriptor, off_t(size)) }
    }

    /// Waits until all that was written is on the disk, with the file's status.
    public borrowing func sync() throws(SystemError) {
        let descriptor = descriptor
        try calling("fsync", path) { fsync(descriptor) }
    }

    /// Waits until all that was written is on the disk.
    public borrowing func syncData() throws(SystemError) {
        let descriptor = descriptor
        try calling("fdatasync", path) { fdatasync(descriptor) }
    }

    /// Takes the file's lock without waiting; false where another open file holds it.
    public borrowing func lock() throws(SystemError) -> Bool {
        let descriptor = descriptor
        do throws(SystemError) {
            try calling("flock", path) { flock(descriptor, LOCK_EX | LOCK_NB) }
            return true
        } catch  where error.code == EWOULDBLOCK {
            return false
        }
    }
}
