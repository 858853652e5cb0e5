import Annotation
import Articles
import CArchive
import Testing

struct ContainerTests {
    /// An archive in the given format with files, made by libarchive.
    private func archive(_ files: [(String, [UInt8])], zip: Bool, gzip: Bool) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 22)
        var used = 0
        let archive = archive_write_new()
        if zip {
            archive_write_set_format_zip(archive)
        } else {
            archive_write_set_format_ustar(archive)
        }
        if gzip { archive_write_add_filter_gzip(archive) }
        buffer.withUnsafeMutableBytes { memory in
            archive_write_open_memory(archive, memory.baseAddress, memory.count, &used)
            for (name, bytes) in files {
                let entry = archive_entry_new()
                archive_entry_set_pathname(entry, name)
                archive_entry_set_size(entry, Int64(bytes.count))
                archive_entry_set_filetype(entry, 0o100000)
                archive_entry_set_perm(entry, 0o644)
                archive_write_header(archive, entry)
                bytes.withUnsafeBytes { _ = archive_write_data(archive, $0.baseAddress, $0.count) }
                archive_entry_free(entry)
            }
            archive_write_close(archive)
        }
        archive_write_free(archive)
        return Array(buffer.prefix(used))
    }

    private func readAll(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> Reading {
        var reader = ArticleReader()
        reader.limits = limits
        return reader.readAll(bytes: bytes, name: "a", hints: ReadingHints(now: 1_790_000_000))
    }

    private let two = [
        ("one.txt", Array("The first minister came on Monday.".utf8)),
        ("in/two.json", Array(#"{"text":"The second came.","title":"Second"}"#.utf8)),
    ]

    @Test(arguments: [(true, false), (false, true), (false, false)])
    func `each file of an archive is an article with its member`(_ zip: Bool, _ gzip: Bool) {
        let reading = readAll(archive(two, zip: zip, gzip: gzip))
        #expect(reading.articles.map(\.member) == ["one.txt", "in/two.json"])
        #expect(reading.articles.map(\.format) == ["text", "json"])
        #expect(reading.articles[0].digest != reading.articles[1].digest)
    }

    @Test func `a zip file cut at any byte is never taken for whole`() {
        let whole = archive(two, zip: true, gzip: false)
        #expect(readAll(whole).skipped.isEmpty)
        for count in stride(from: 5, to: whole.count, by: 7) + [whole.count - 1] {
            let reading = readAll(Array(whole.prefix(count)))
            #expect(reading.skipped.contains { $0.member == nil && $0.error.code == .malformed })
        }
    }

    @Test func `a bad member does not hide the good ones`() {
        let files = two + [("three.xml", Array("<?xml version=\"1.0\"?><catalogItem/>".utf8))]
        let reading = readAll(archive(files, zip: true, gzip: false))
        #expect(reading.articles.count == 2)
        #expect(reading.skipped.map(\.member) == ["three.xml"])
    }

    @Test func `a bomb is stopped at the limits`() {
        var limits = ReadingLimits()
        limits.unpackedBytes = 1 << 20
        let zeros = [UInt8](repeating: 0x61, count: 3 << 20)
        let reading = readAll(archive([("a.txt", zeros)], zip: false, gzip: true), limits: limits)
        #expect(reading.skipped.last?.error.code == .tooLarge)
        limits = ReadingLimits()
        limits.members = 5
        let many = (0..<20).map { ("\($0).txt", Array("He came again.".utf8)) }
        #expect(readAll(archive(many, zip: true, gzip: false), limits: limits).articles.count <= 5)
    }

    @Test func `archives inside archives end at the depth limit`() {
        var bytes = archive([two[0]], zip: true, gzip: false)
        for _ in 0..<5 { bytes = archive([("inner.zip", bytes)], zip: true, gzip: false) }
        let reading = readAll(bytes)
        #expect(reading.articles.isEmpty)
        #expect(reading.skipped.first?.error.code == .tooLarge)
    }

    @Test func `a cut archive is refused in words`() {
        let whole = archive(two, zip: false, gzip: true)
        let reading = readAll(Array(whole.prefix(40)))
        #expect(!reading.skipped.isEmpty)
    }

    @Test func `a mail gives subject, date, sender and its text part`() throws {
        let mail = [
            "From: =?utf-8?Q?J=C3=BCrgen?= <j@example.org>", "To: desk@example.org",
            "Subject: =?utf-8?B?R3LDvMOfZQ==?= aus Bonn", "Date: Mon, 06 May 2024 10:00:00 +0200",
            "MIME-Version: 1.0", "Content-Type: multipart/alternative; boundary=\"xx\"", "",
            "--xx", "Content-Type: text/plain; charset=iso-8859-1",
            "Content-Transfer-Encoding: quoted-printable", "",
            "Die Minister trafen sich in K=F6ln=",
            ".", "--xx", "Content-Type: text/html", "", "<p>Nein</p>", "--xx--", "",
        ].joined(separator: "\r\n")
        let article = try #require(readAll(Array(mail.utf8)).articles.first)
        #expect(article.title == "Grüße aus Bonn")
        #expect(article.published == "2024-05-06T10:00:00+02:00")
        #expect(article.author == "Jürgen <j@example.org>")
        #expect(article.mainText == "Grüße aus Bonn\n\nDie Minister trafen sich in Köln.")
    }

    @Test func `each mail of a mailbox is an article`() {
        let mail = "Subject: Visit\nFrom: a@example.org\nDate: 6 May 2024\n\nHe came on Monday.\n\n"
        let box = "From a Mon May  6 2024\n\(mail)From b Mon May  6 2024\n\(mail)"
        let reading = readAll(Array(box.utf8))
        #expect(reading.articles.map(\.member) == ["mail 1", "mail 2"])
        #expect(reading.articles.map(\.title) == ["Visit", "Visit"])
    }

    @Test func `each page of a web archive is an article with its address`() {
        let sentence = "The minister came to the capital on Monday, where talks were held, he said."
        let html = "<html><body><p>\(sentence)</p></body></html>"
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(html)"
        let record =
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
            + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
        let reading = readAll(Array((record + record).utf8))
        #expect(reading.articles.count == 2)
        #expect(reading.articles.first?.url == "https://example.org/a")
        #expect(reading.articles.first?.mainText == sentence)
    }
}
