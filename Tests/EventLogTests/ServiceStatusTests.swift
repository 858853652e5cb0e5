import EventLog
import Testing

struct ServiceStatusTests {
    @Test func `a status reads back as it was written`() {
        var status = ServiceStatus(process: 7, started: "2026-01-02T03:04:05.678Z", inbox: "/in")
        status.health = .degraded
        status.problems = ["the disk is full"]
        status.lag = 1.5
        status.counts.events = 9
        var name = NameStatus(
            file: FileName(bytes: [0x61, 0xFF, 0x0A]), state: "waiting", reason: "being written")
        name.attempts = 2
        status.names = [name]
        #expect(ServiceStatus(json: status.json()) == status)
    }

    @Test func `half a status is none`() {
        let status = ServiceStatus(process: 7, started: "", inbox: "")
        #expect(ServiceStatus(json: Array(status.json().dropLast(10))) == nil)
    }
}
