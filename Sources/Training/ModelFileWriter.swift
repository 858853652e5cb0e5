internal import ContentDigest
internal import LanguageData

/// Writes sections as a model file; the layout is described at `ModelFile`.
public struct ModelFileWriter {
    private var sections: [(name: String, bytes: [UInt8])] = []

    /// Starts an empty file.
    public init() {}

    /// Adds a section; its name has at most `ModelFile.nameSize` bytes.
    public mutating func add(_ name: String, _ bytes: [UInt8]) {
        precondition(name.utf8.count <= ModelFile.nameSize, "a section's name is short")
        sections.append((name, bytes))
    }

    /// The whole file.
    public func bytes() -> [UInt8] {
        var body = ByteBuilder()
        var offset = Self.aligned(
            ModelFile.headerSize + sections.count * ModelFile.rowSize)
        for (name, bytes) in sections {
            body.append(name.utf8)
            body.append(
                repeatElement(UInt8(0), count: ModelFile.nameSize - name.utf8.count))
            body.append(UInt64(offset))
            body.append(UInt64(bytes.count))
            offset = Self.aligned(offset + bytes.count)
        }
        var content = body.bytes
        for (_, bytes) in sections {
            let size = Self.aligned(ModelFile.headerSize + content.count) - ModelFile.headerSize
            content += [UInt8](repeating: 0, count: size - content.count)
            content += bytes
        }
        return header(of: content) + content
    }

    private static func aligned(_ offset: Int) -> Int {
        (offset + ModelFile.alignment - 1) / ModelFile.alignment * ModelFile.alignment
    }

    private func header(of content: [UInt8]) -> [UInt8] {
        var header = ByteBuilder()
        header.append(ModelFile.magic)
        header.append(ModelFile.version)
        header.append(UInt32(sections.count))
        let digest = Array(SHA256.hexadecimal(of: content).utf8)
        for index in stride(from: 0, to: digest.count, by: 2) {
            let pair = String(decoding: digest[index..<(index + 2)], as: UTF8.self)
            header.append(UInt8(pair, radix: 16) ?? 0)
        }
        return header.bytes
    }
}
