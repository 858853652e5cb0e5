internal import ContentDigest
internal import Glibc

/// A trained model of one language, read into memory: named sections of little-endian data.
///
/// Read and not mapped: a file that is cut or written over in its place would otherwise end the
/// program, or change a model behind its checked digest.
///
/// Layout: magic `DLMODEL\0` (8 bytes), version (UInt32), number of sections (UInt32), SHA-256 of all
/// that follows (32 bytes), the section table (name in 24 bytes padded with zeros, offset and length as
/// UInt64 each), then the sections, each at a multiple of 64 bytes.
///
/// Unchecked, because the memory is read-only from `init` to `deinit` and no field changes after
/// `init`.
public final class ModelFile: @unchecked Sendable {
    /// First bytes of every model file.
    public static let magic: [UInt8] = Array("DLMODEL\0".utf8)
    /// Version of the layout that this code reads and writes.
    public static let version: UInt32 = 1
    /// Bytes before the section table.
    public static let headerSize = 48
    /// Bytes of one row of the section table.
    public static let rowSize = 40
    /// Bytes of a section's name.
    public static let nameSize = 24
    /// Every section starts at a multiple of this many bytes.
    public static let alignment = 64

    /// The file's name, for errors.
    public let file: String
    /// SHA-256 of the sections and their table, hexadecimal: names the model.
    public let digest: String
    private let memory: UnsafeRawBufferPointer
    /// Names of the sections in the order of the file.
    public var sectionNames: [String] {
        sections.keys.sorted { left, right in
            (sections[left]?.lowerBound ?? 0, left) < (sections[right]?.lowerBound ?? 0, right)
        }
    }
    private let sections: [String: Range<Int>]

    /// Reads the file at `path` and checks its digest; throws when it is missing, cut or altered.
    public init(path: String) throws(LanguageDataError) {
        file = path
        memory = try Self.read(path)
        do throws(LanguageDataError) {
            digest = try Self.checkedDigest(of: memory, file: path)
            sections = try Self.readTable(of: memory, file: path)
        } catch {
            memory.deallocate()
            throw error
        }
    }

    deinit { memory.deallocate() }

    /// The bytes of section `name`, valid as long as this object lives; nil where there is none.
    public func section(_ name: String) -> UnsafeRawBufferPointer? {
        sections[name].map { UnsafeRawBufferPointer(rebasing: memory[$0]) }
    }

    /// The bytes of section `name`; throws where there is none.
    public func required(_ name: String) throws(LanguageDataError) -> UnsafeRawBufferPointer {
        guard let bytes = section(name) else {
            throw Self.error(file, "holds no section '\(name)'")
        }
        return bytes
    }

    /// An error about this file as a whole.
    public func error(_ message: String) -> LanguageDataError { Self.error(file, message) }

    private static func error(_ file: String, _ message: String) -> LanguageDataError {
        LanguageDataError(
            file: file, line: 0,
            message: "the model \(message); install it again or train it with 'make models'")
    }

    private static func read(_ path: String) throws(LanguageDataError) -> UnsafeRawBufferPointer {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(path, "cannot be opened") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size >= headerSize else {
            throw error(path, "is too short")
        }
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Int(status.st_size), alignment: alignment)
        guard fill(memory, from: descriptor) else {
            memory.deallocate()
            throw error(path, "cannot be read")
        }
        return UnsafeRawBufferPointer(memory)
    }

    /// Fills the whole memory from a file; false where the file is shorter or cannot be read.
    private static func fill(
        _ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32
    ) -> Bool {
        var filled = 0
        while filled < memory.count {
            let count = Glibc.read(
                descriptor, memory.baseAddress?.advanced(by: filled), memory.count - filled)
            if count > 0 {
                filled += count
            } else if count == 0 || errno != EINTR {
                return false
            }
        }
        return true
    }

    private static func checkedDigest(
        of memory: UnsafeRawBufferPointer, file: String
    ) throws(LanguageDataError) -> String {
        guard memory.prefix(8).elementsEqual(magic) else {
            throw error(file, "does not start with the mark of a model")
        }
        let version = memory.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        guard UInt32(littleEndian: version) == Self.version else {
            throw error(file, "has version \(version) where \(Self.version) is read")
        }
        let digest = SHA256()
        digest.update(UnsafeRawBufferPointer(rebasing: memory[headerSize...]))
        let found = digest.hexadecimal()
        let expected = memory[16..<headerSize].map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
        guard found == expected else { throw error(file, "does not match its digest") }
        return found
    }

    private static func readTable(
        of memory: UnsafeRawBufferPointer, file: String
    ) throws(LanguageDataError) -> [String: Range<Int>] {
        let count = Int(
            UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
        guard headerSize + count * rowSize <= memory.count else {
            throw error(file, "is too short for its table")
        }
        var table: [String: Range<Int>] = [:]
        for index in 0..<count {
            let row = headerSize + index * rowSize
            let name = memory[row..<(row + nameSize)].prefix { $0 != 0 }
            let start = UInt64(
                littleEndian: memory.loadUnaligned(
                    fromByteOffset: row + nameSize, as: UInt64.self))
            let length = UInt64(
                littleEndian: memory.loadUnaligned(
                    fromByteOffset: row + nameSize + 8, as: UInt64.self))
            guard start <= UInt64(memory.count), length <= UInt64(memory.count) - start else {
                throw error(file, "has a section beyond its end")
            }
            table[String(decoding: name, as: UTF8.self)] = Int(start)..<Int(start + length)
        }
        return table
    }
}
