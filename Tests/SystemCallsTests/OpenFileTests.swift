import Glibc
import SystemCalls
import TestSupport
import Testing

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

struct OpenFileTests {
    @Test func `a name of foreign bytes and a newline survives the disk`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        let name: [UInt8] = [0xFF, 0x0A, 0x2D, 0x24, 0x28]
        _ = try folder.open(name, [.write, .exclusive])
        var names: [[UInt8]] = []
        try folder.forEachEntry { names.append($0.name) }
        #expect(names == [name])
        #expect(try folder.status(of: name).kind == .regular)
    }

    @Test func `rename never replaces a file`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        _ = try folder.open(bytes("a"), [.write, .exclusive])
        try folder.open(bytes("b"), [.write, .exclusive]).write(bytes("kept"))
        let error = #expect(throws: SystemError.self) {
            try folder.rename(bytes("a"), to: bytes("b"), in: folder)
        }
        #expect(error?.code == EEXIST)
        #expect(try folder.open(bytes("b"), .read).readAll() == bytes("kept"))
    }

    @Test func `where the flag is unknown a link keeps rename from replacing`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        try folder.open(bytes("a"), [.write, .exclusive]).write(bytes("new"))
        try FaultPlan.$current.withValue(FaultPlan().fail("renameat2", with: EINVAL)) {
            try folder.rename(bytes("a"), to: bytes("b"), in: folder)
        }
        #expect(try folder.open(bytes("b"), .read).readAll() == bytes("new"))
        #expect(throws: SystemError.self) { try folder.status(of: bytes("a")) }
    }

    @Test func `a symbolic link is not opened`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        #expect(symlink("/etc/passwd", "\(folder.path)/link") == 0)
        let error = #expect(throws: SystemError.self) {
            _ = try folder.open(bytes("link"), [.read, .noFollow, .nonBlocking])
        }
        #expect(error?.code == ELOOP)
        #expect(try folder.status(of: bytes("link")).kind == .symbolicLink)
    }

    @Test func `a pipe without a writer does not hold the reader up`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
        let pipe = try folder.open(bytes("pipe"), [.read, .noFollow, .nonBlocking])
        #expect(try pipe.status().kind == .fifo)
    }

    @Test func `reading stops at the limit`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        let file = try folder.open(bytes("long"), [.readWrite, .exclusive])
        try file.write([UInt8](repeating: 7, count: 300_000))
        try file.seek(to: 0)
        #expect(try file.readAll(limit: 100_000).count == 100_000)
        try file.seek(to: 0)
        #expect(try file.readAll().count == 300_000)
    }

    @Test func `a second open file does not get the lock`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        let first = try folder.open(bytes("lock"), [.readWrite, .create])
        let second = try folder.open(bytes("lock"), [.readWrite, .create])
        #expect(try first.lock())
        #expect(try !second.lock())
    }

    @Test func `folders are made with those above them and making them again is no error`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        let deep = folder.path.appending("a/b/c")
        try makeFolders(deep)
        try makeFolders(deep)
        #expect(try OpenFile.folder(deep).status().kind == .folder)
        #expect(try !folder.makeFolder(bytes("a")))
    }

    @Test func `cutting a file leaves the bytes before the cut`() throws {
        let temporary = try TemporaryFolder()
        let folder = try OpenFile.folder(BytePath(temporary.path))
        let file = try folder.open(bytes("log"), [.readWrite, .create])
        try file.write(bytes("whole line\ntorn"))
        try file.truncate(to: 11)
        try file.sync()
        try file.seek(to: 0)
        #expect(try file.readAll() == bytes("whole line\n"))
    }
}
