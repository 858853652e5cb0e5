internal import Glibc
public import SystemCalls

/// The folder of log, catalogue and status, held by one daemon at a time.
public struct StateFolder: ~Copyable, Sendable {
    /// Its path.
    public let path: BytePath
    private let lock: OpenFile
    /// Whether it was made just now, so that a start that fails can take it away again.
    private let isNew: Bool

    /// Makes the folder where it is missing, and takes its lock.
    public static func open(_ path: BytePath) throws(StartError) -> StateFolder {
        do throws(SystemError) {
            let isNew = (try? OpenFile.folder(path)) == nil
            try makeFolders(path)
            let lock = try OpenFile.open(path.appending("lock"), [.readWrite, .create])
            guard try take(lock) else {
                let holder = String(decoding: (try? lock.readAll(limit: 20)) ?? [], as: UTF8.self)
                let process = holder.split(separator: "\n").first.map { " (process \($0))" } ?? ""
                throw SystemError(call: process, path: "", code: EWOULDBLOCK)
            }
            try lock.truncate(to: 0)
            try lock.write(Array("\(getpid())\n".utf8))
            return StateFolder(path: path, lock: lock, isNew: isNew)
        } catch  where error.code == EWOULDBLOCK {
            throw StartError(
                message: "another datelined\(error.call) works on \(path); stop it, or give this "
                    + "one another --state")
        } catch {
            throw StartError(
                message: "\(error); give the service's user the right to write there, or another "
                    + "--state")
        }
    }

    /// Takes the lock; false where another daemon holds it for longer than the moment for which
    /// `dateline status` tries it.
    private static func take(_ lock: borrowing OpenFile) throws(SystemError) -> Bool {
        for _ in 0..<50 {
            if try lock.lock() { return true }
            usleep(10_000)
        }
        return false
    }

    /// A name that no other state folder has, made when it is first asked for; nil where it cannot be
    /// written.
    borrowing func identity() -> String? {
        let name = "identity"
        if let file = try? OpenFile.open(path.appending(name), [.read, .noFollow, .nonBlocking]),
            let bytes = try? file.readAll(limit: 100), !bytes.isEmpty
        {
            return String(decoding: bytes, as: UTF8.self)
        }
        let fresh = (0..<4).map { _ in String(UInt32.random(in: 0 ... .max), radix: 16) }
            .joined(separator: "-")
        do throws(SystemError) { try Self.place(Array(fresh.utf8), at: name, in: path) } catch {
            return nil
        }
        return fresh
    }

    /// Takes away what `open` and `identity` made, where the folder is new and nothing else is in it.
    borrowing func undo() {
        guard isNew, let folder = try? OpenFile.folder(path),
            let above = try? OpenFile.folder(path.parent)
        else { return }
        for name in ["lock", "identity"] { try? folder.remove(Array(name.utf8)) }
        try? above.removeFolder(path.lastComponent)
    }

    /// Whether a file is the lock that this value holds.
    borrowing func isLock(_ status: FileStatus) -> Bool {
        guard let own = try? lock.status() else { return false }
        return own.inode == status.inode && own.device == status.device
    }

    /// Writes a small file of the folder `path` as a whole.
    ///
    /// Readers see the old or the new one. It is not synced: nothing depends on it after a crash.
    static func place(
        _ bytes: [UInt8], at name: String, in path: BytePath
    ) throws(SystemError) {
        try OpenFile.folder(path).place(
            bytes, at: Array(name.utf8), by: Array(".\(name).draft".utf8))
    }
}

/// Why the daemon cannot start, and what to do.
public struct StartError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence.
    public var message: String

    /// The sentence.
    public var description: String { message }
}
