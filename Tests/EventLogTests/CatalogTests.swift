import EventLog
import Glibc
import SystemCalls
import Testing

/// What a catalogue says, for comparison.
private func summary(_ catalog: Catalog) throws -> [String: [String: Int]] {
    try catalog.totals()
}

/// A log of ten articles, closed.
private func filledFolder() throws -> (LogFolder, [String: [String: Int]]) {
    let folder = try LogFolder()
    let writer = try folder.open(rotation: .init(bytes: 6000))
    for number in 0..<10 { _ = try writer.append(entry(number, events: number % 3)) }
    let summary = try summary(writer.catalog)
    writer.close()
    writer.catalog.close()
    return (folder, summary)
}

@Test func `a missing catalogue is made anew from the log`() throws {
    let (folder, before) = try filledFolder()
    let state = try OpenFile.folder(folder.path)
    for name in try folder.names() where name.hasPrefix("catalog") {
        try state.remove(Array(name.utf8))
    }
    let catalog = try Catalog(folder: folder.path)
    #expect(try summary(catalog) == before)
    #expect(before["type"] == ["CONSULT": 9])
    #expect(before["country"] == ["BLR": 9])
}

@Test(arguments: [
    "", "not a database, but long enough to be looked at as one", "SQLite format 3\0xx",
])
func `a broken catalogue is made anew from the log`(content: String) throws {
    let (folder, before) = try filledFolder()
    try folder.write(Array(content.utf8), to: Catalog.fileName)
    #expect(try summary(Catalog(folder: folder.path)) == before)
}

@Test func `a catalogue with overwritten pages is made anew from the log`() throws {
    let (folder, before) = try filledFolder()
    var bytes = try folder.bytes(Catalog.fileName)
    for index in 4096..<bytes.count { bytes[index] = 0xA5 }
    try folder.write(bytes, to: Catalog.fileName)
    #expect(try summary(Catalog(folder: folder.path)) == before)
}

@Test func `a catalogue behind the log takes in the rest`() throws {
    let (folder, before) = try filledFolder()
    let more = entry(50).encoded(logged: Timestamp.now()).bytes
    try folder.write(try folder.bytes() + more)
    let catalog = try Catalog(folder: folder.path)
    #expect(try catalog.articles(digest: digest(50)).count == 1)
    #expect(try summary(catalog)["type"] == ["CONSULT": 11])
    #expect(before["type"] == ["CONSULT": 9])
}

@Test func `a catalogue ahead of the log is made anew`() throws {
    let (folder, _) = try filledFolder()
    try folder.write([])
    let catalog = try Catalog(folder: folder.path)
    let kept = try Segment.all(in: OpenFile.folder(folder.path)).flatMap {
        try folder.lines($0.name)
    }
    let articles = kept.reduce(0) { if case .article = $1 { $0 + 1 } else { $0 } }
    #expect(try summary(catalog)["outcome"]?.values.reduce(0, +) ?? 0 == articles)
}

@Test func `a name is found whole or as the end of a path`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    var article = entry(1)
    article.article.file = FileName("agency/2026/a[1].txt")
    _ = try writer.append(article)
    #expect(try writer.catalog.articles(named: "a[1].txt").count == 1)
    #expect(try writer.catalog.articles(named: "agency/2026/a[1].txt").count == 1)
    #expect(try writer.catalog.articles(named: "1.txt").isEmpty)
    #expect(try writer.catalog.articles(named: "*").isEmpty)
}

@Test func `an article names the earlier one that it resembles most`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    func article(_ number: Int, _ signature: [UInt32], keys: [UInt64]) -> LoggedArticle {
        var article = entry(number)
        article.fingerprint = ArticleFingerprint(
            signature: signature, keys: keys, threshold: 0.6)
        return article
    }
    _ = try writer.append(article(1, [1, 2, 3, 4], keys: [7, .max]))
    _ = try writer.append(article(2, [1, 2, 3, 9], keys: [.max, 8]))
    _ = try writer.append(article(3, [1, 2, 3, 9], keys: [8, 5]))
    _ = try writer.append(article(4, [1, 2, 3, 9], keys: [6]))
    _ = try writer.append(article(5, [0, 0, 3, 9], keys: [8]))
    let similar = try folder.lines().compactMap { line -> String?? in
        if case .article(let article) = line { article.similarTo } else { nil }
    }
    #expect(similar == [nil, digest(1), digest(2), nil, nil])
}

@Test func `a text that comes a hundred times is always similar to its first copy`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    for number in 1...100 {
        var article = entry(number)
        article.fingerprint = ArticleFingerprint(
            signature: [1, 2, 3, 4], keys: [7, 8], threshold: 0.6)
        _ = try writer.append(article)
    }
    let similar = try folder.lines().compactMap { line -> String?? in
        if case .article(let article) = line { article.similarTo } else { nil }
    }
    #expect(similar.count == 100)
    #expect(similar.dropFirst().allSatisfy { $0 == digest(1) })
}

@Test func `a folder that takes no database gives a catalogue in memory`() throws {
    let (folder, before) = try filledFolder()
    let state = try OpenFile.folder(folder.path)
    for name in try folder.names() where name.hasPrefix("catalog") {
        try state.remove(Array(name.utf8))
    }
    try state.makeFolder(Array(Catalog.fileName.utf8))
    let catalog = try Catalog(folder: folder.path)
    #expect(catalog.isInMemory)
    #expect(try summary(catalog) == before)
}
