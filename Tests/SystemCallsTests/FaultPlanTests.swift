import Glibc
import SystemCalls
import TestSupport
import Testing

struct FaultPlanTests {
    @Test func `only the named call fails and only at its turn`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        let file = try folder.open(Array("f".utf8), [.write, .create])
        let plan = FaultPlan().fail("fsync", nth: 2, with: EIO)
        try FaultPlan.$current.withValue(plan) {
            try file.sync()
            let error = #expect(throws: SystemError.self) { try file.sync() }
            #expect(error?.code == EIO)
            try file.sync()
        }
        #expect(plan.count(of: "fsync") == 3)
    }

    @Test func `an error names the call, the file and the reason`() {
        let error = SystemError(call: "fsync", path: "/x", code: ENOSPC)
        #expect(error.description == "cannot fsync /x: No space left on device")
    }
}
