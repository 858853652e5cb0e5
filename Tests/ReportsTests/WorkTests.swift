import Reports
import SystemCalls
import Synchronization
import Testing

struct WorkTests {
    private struct Stop: Error {}

    @Test func `results come in the order of inputs, whoever is faster`() throws {
        let next = Mutex(0)
        let work = OrderedWork<Int, Int>(workers: 4) {
            { number in
                var sum = number
                for step in 0..<((number % 5) * 10_000) { sum = sum &+ step &* 0 }
                return sum
            }
        }
        var results: [Int] = []
        try work.run(
            next: {
                next.withLock { next in
                    next += 1
                    return next <= 500 ? next : nil
                }
            }, emit: { results.append($0) }, idle: {})
        #expect(results == Array(1...500))
    }

    @Test func `reading waits for writing`() throws {
        let read = Mutex(0)
        let work = OrderedWork<Int, Int>(workers: 2) { { $0 } }
        #expect(throws: Stop.self) {
            try work.run(
                next: {
                    read.withLock { read in
                        read += 1
                        return read
                    }
                }, emit: { if $0 > 100 { throw Stop() } }, idle: {})
        }
        #expect(read.withLock { $0 } < 100 + 2 * 16 + 4)
    }

    @Test func `no input gives no output`() throws {
        let work = OrderedWork<Int, Int>(workers: 3) { { $0 } }
        try work.run(next: { nil }, emit: { _ in Issue.record("output") }, idle: {})
    }
}
