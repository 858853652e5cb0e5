internal import Annotation
public import Articles

/// The readers of article files, each with what makes any bytes look like its format.
public enum FuzzedReader: String, CaseIterable, Sendable {
    case charset, text, markdown, html, json, jsonl, newsml, nitf, feed, mail, mailbox, pdf
    case gzip, zip, tar, warc, dates

    /// Reads `bytes` as this format; returns what is wrong with the outcome, nil where nothing is.
    ///
    /// Whatever the bytes are, reading ends in articles or reasons, and blocks stay inside the text.
    public func flaw(reading bytes: [UInt8], with reader: ArticleReader) -> String? {
        let name = self == .dates ? String(decoding: bytes.prefix(60), as: UTF8.self) : "input"
        let hints = ReadingHints(
            now: 1_790_000_000, sidecar: self == .dates ? Self.dated(bytes) : nil)
        let reading = reader.readAll(bytes: file(of: bytes), name: name, hints: hints)
        guard !reading.articles.isEmpty || !reading.skipped.isEmpty else {
            return "neither an article nor a reason"
        }
        return reading.articles.lazy.compactMap(Self.flaw(in:)).first
    }

    /// The file that `bytes` become: the marks of the format in front, the rest as it is.
    public func file(of bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .charset: Self.marked(bytes)
        case .text: bytes
        case .markdown: Array("# A\n\n".utf8) + bytes
        case .html: Array("<!doctype html>".utf8) + bytes
        case .json: bytes.first == 0x5B ? bytes : Array("{".utf8) + bytes
        case .jsonl: Array("{\"text\":\"He came.\"}\n".utf8) + bytes
        case .newsml, .nitf, .feed: Array("<?xml version=\"1.0\"?>".utf8) + bytes
        case .mail: Array("From: a\nTo: b\nDate: Mon, 6 May 2024\n".utf8) + bytes
        case .mailbox: Array("From a\nFrom: a\nTo: b\nSubject: c\n".utf8) + bytes
        case .pdf: Array("%PDF-1.".utf8) + bytes
        case .gzip: [0x1F, 0x8B, 0x08] + bytes
        case .zip: [0x50, 0x4B, 0x03, 0x04] + bytes
        case .tar: Self.tar(bytes)
        case .warc: Array("WARC/1.".utf8) + bytes
        case .dates:
            Array("Minsk, ".utf8) + bytes + Array(" (dpa) - Der Minister kam am Montag an.".utf8)
        }
    }

    /// What is wrong with an article; nil for nothing.
    private static func flaw(in article: Article) -> String? {
        let count = article.text.utf8.count
        var last = 0
        for block in article.blocks {
            guard block.range.start >= last, block.range.end >= block.range.start,
                block.range.end <= count
            else { return "a block \(block.range) after \(last) in a text of \(count)" }
            last = block.range.end
        }
        let print = TextFingerprint(of: article)
        guard print.bandKeys.isEmpty || print.similarity(to: print) == 1 else {
            return "not similar to itself"
        }
        if let published = article.published, published < "1900" || published > "2026-09-23" {
            return "published \(published)"
        }
        return nil
    }

    /// Byte order marks and declared character sets, chosen by the first byte.
    private static func marked(_ bytes: [UInt8]) -> [UInt8] {
        let rest = Array(bytes.dropFirst())
        let names = [
            "utf-8", "iso-8859-1", "windows-1250", "shift_jis", "euc-jp", "iso-8859-2", "macintosh",
            "windows-1251", "x", "utf-16",
        ]
        switch Int(bytes.first ?? 0) % 16 {
        case 0: return [0xEF, 0xBB, 0xBF] + rest
        case 1: return [0xFF, 0xFE] + rest
        case 2: return [0xFE, 0xFF] + rest
        case let number where number - 3 < names.count:
            return Array("charset=\(names[number - 3]) ".utf8) + rest
        default: return rest
        }
    }

    /// `bytes` with the mark of a tar file at its place.
    private static func tar(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        if bytes.count < 512 { bytes += [UInt8](repeating: 0, count: 512 - bytes.count) }
        bytes.replaceSubrange(257..<263, with: Array("ustar\0".utf8))
        return bytes
    }

    /// Facts with a date of `bytes`.
    private static func dated(_ bytes: [UInt8]) -> [UInt8] {
        let text = bytes.filter { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
        return Array("{\"published\":\"".utf8) + text + Array("\"}".utf8)
    }
}
