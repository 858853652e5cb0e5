import SystemCalls
import Testing

@testable import Daemon

struct OutageTests {
    private let outage = Outage()

    @Test func `while the log takes lines everybody has a turn`() {
        #expect(outage.awaitTurn(hasTried: false) && outage.awaitTurn(hasTried: false))
        outage.end()
        #expect(outage.awaitTurn(hasTried: true))
    }

    @Test func `after a failure one tries, and the others go on at once when it succeeds`() async {
        outage.fail()
        #expect(outage.awaitTurn(hasTried: true))
        let (outage, passed) = (outage, Gate(0))
        await withTaskGroup { group in
            for _ in 0..<3 {
                group.addTask {
                    await onThread {
                        #expect(outage.awaitTurn(hasTried: true))
                        passed.withLock { $0 += 1 }
                    }
                }
            }
            #expect(passed.withLock { $0 } == 0)
            outage.end()
            await group.waitForAll()
        }
        #expect(passed.withLock { $0 } == 3)
    }

    @Test func `who waits gives up when the daemon stops`() async {
        outage.fail()
        #expect(outage.awaitTurn(hasTried: true))
        let outage = outage
        async let hasTurn = onThread { outage.awaitTurn(hasTried: true) }
        outage.stop()
        #expect(await !hasTurn)
        #expect(outage.awaitTurn(hasTried: false))
    }
}
