import SystemCalls
import Testing

@testable import EventLog

/// The bytes of the lines of test articles.
private func bytes(_ numbers: [Int], events: Int = 2) -> [UInt8] {
    numbers.flatMap {
        entry($0, events: events).encoded(logged: Timestamp(milliseconds: 1_000_000)).bytes
    }
}

/// Opens a log that holds `damaged`, and returns what is left.
private func mended(_ damaged: [UInt8]) throws -> [UInt8] {
    let folder = try LogFolder()
    try folder.write(damaged)
    let writer = try folder.open()
    #expect(writer.failure == nil)
    let left = try folder.bytes()
    let report = try #require(writer.recovery)
    #expect(report.size == left.count && report.removed == damaged.count - left.count)
    if let saved = report.savedAs {
        #expect(try folder.bytes(saved).count == report.removed)
    } else {
        #expect(report.removed == 0)
    }
    // The log takes the next article, and has each article once.
    _ = try writer.append(entry(99))
    let lines = try folder.lines()
    for case .article(let line) in lines {
        #expect(try writer.catalog.articles(digest: line.digest).count == 1)
    }
    return left
}

@Test func `a log torn at any byte is cut after its last complete article`() throws {
    let whole = bytes([1, 2], events: 1)
    let first = bytes([1], events: 1).count
    for count in 0..<whole.count {
        let good = count < first ? 0 : first
        let scanner = scan(whole[..<count])
        #expect(scanner.goodEnd == good)
        #expect(scanner.damage == (good == count ? [] : [good..<count]))
    }
}

/// What the scanner says of a segment with these bytes.
private func scan(_ bytes: ArraySlice<UInt8>) -> ArticleScanner {
    var scanner = ArticleScanner()
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for line in lines.dropLast() { _ = line.withUnsafeBytes { scanner.take($0) } }
    if let tail = lines.last, !tail.isEmpty { scanner.takeTail(count: tail.count) }
    scanner.finish()
    return scanner
}

@Test func `a torn log is mended when it is opened`() throws {
    let whole = bytes([1, 2])
    let first = bytes([1]).count
    for count in [1, first - 1, first + 1, whole.count - 1] {
        #expect(try mended(Array(whole[..<count])) == Array(whole[..<(count < first ? 0 : first)]))
    }
}

@Test(arguments: [1, 100, 5_000_000])
func `zeros at the end are cut`(count: Int) throws {
    let good = bytes([1, 2])
    #expect(try mended(good + [UInt8](repeating: 0, count: count)) == good)
    #expect(try mended(good + bytes([3]).prefix(300) + [UInt8](repeating: 0, count: count)) == good)
}

@Test func `zeros inside an article take only that article`() throws {
    var middle = bytes([2])
    for index in 200..<400 { middle[index] = 0 }
    #expect(try mended(bytes([1]) + middle + bytes([3])) == bytes([1, 3]))
}

@Test func `events without their article line are taken out`() throws {
    let half = entry(2).events.flatMap { $0.encoded() }
    #expect(try mended(bytes([1]) + half) == bytes([1]))
    #expect(try mended(bytes([1]) + half + bytes([3])) == bytes([1, 3]))
    #expect(try mended(half + bytes([2])) == bytes([2]))
}

@Test func `an article line without its events is taken out`() throws {
    let line = entry(2).article.encoded()
    #expect(try mended(bytes([1]) + line + bytes([3])) == bytes([1, 3]))
}

@Test func `a repeated block does not repeat its articles`() throws {
    let log = bytes([1, 2, 3])
    #expect(try mended(log + bytes([2, 3])) == log)
    #expect(try mended(log + bytes([2, 3]).dropFirst(100)) == log)
}

@Test func `random bytes at the end are cut`() throws {
    let good = bytes([1])
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(try mended(good + noise) == good)
}

@Test func `an empty log and a log of nothing but damage are empty logs`() throws {
    #expect(try mended([]) == [])
    #expect(try mended(Array("{\n\n\nnot a log".utf8)) == [])
}

@Test func `while the remains cannot be kept nothing is cut`() throws {
    let folder = try LogFolder()
    let torn = bytes([1]) + bytes([2]).dropLast(5)
    try folder.write(torn)
    let catalog = try Catalog(folder: folder.path)
    let plan = FaultPlan().fail("write", count: 100, with: 28)
    let writer = FaultPlan.$current.withValue(plan) {
        LogWriter(folder: folder.path, catalog: catalog)
    }
    #expect(writer.failure?.cause.code == 28)
    #expect(try folder.bytes() == torn)
    _ = try writer.append(entry(2))
    #expect(try folder.lines().count == 6)
}
