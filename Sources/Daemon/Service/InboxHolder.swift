internal import FoundationEssentials
internal import Glibc
internal import SystemCalls

/// The note in an inbox that says which daemon works on it, so that a second one is refused.
///
/// It names the state folder, whose lock ends with its daemon however that ends: a note that was left
/// behind refuses nobody. Nothing of the inbox is held open, or it could not be unmounted.
struct InboxHolder: Sendable {
    private let inbox: BytePath
    private let note: Note

    /// The note's name; hidden, so that it is no article.
    static let name = Array(".dateline".utf8)
    private static let draft = Array(".dateline.draft".utf8)

    /// What the note says.
    private struct Note: Codable, Hashable {
        /// The state folder, absolute.
        var state: String
        /// The daemon's process, and when it started by the kernel's count.
        var process: Int32
        var started: String?
        /// The machine or container that it runs on.
        var host: String
        /// What tells the state folder from another one at the same path of another machine.
        var identity: String?
    }

    /// Takes the inbox for the daemon that holds `state`; throws where another one works on it.
    ///
    /// An inbox that may not be written is taken without a note.
    static func take(
        _ inbox: BytePath, for state: borrowing StateFolder, _ journal: Journal
    ) throws(StartError) -> InboxHolder {
        let holder = InboxHolder(
            inbox: inbox,
            note: Note(
                state: absolute(state.path), process: getpid(), started: started(getpid()),
                host: host, identity: state.identity()))
        guard let folder = try? OpenFile.folder(inbox) else { return holder }
        waitForLock(of: folder)
        if let other = found(in: folder), other != holder.note {
            switch isAlive(other, beside: state) {
            case true?:
                throw StartError(
                    message: "another datelined (process \(other.process), state folder "
                        + "\(other.state)) works on the inbox \(inbox); stop it, or give this one "
                        + "another --inbox")
            case nil:
                journal.warning(
                    "a datelined on \(other.host) (state folder \(other.state)) worked on this "
                        + "inbox; where it still runs, stop one of the two, or both log every "
                        + "article")
            case false?: break
            }
        }
        do throws(SystemError) { try holder.write(in: folder) } catch {
            journal.info(
                "\(error); the inbox does not show that it is taken, so nothing refuses a second "
                    + "datelined on it")
        }
        return holder
    }

    /// Takes the folder's lock, so that two that start at once look one behind the other; after half a
    /// second without it goes on.
    private static func waitForLock(of folder: borrowing OpenFile) {
        for _ in 0..<50 {
            if (try? folder.lock()) != false { return }
            usleep(10_000)
        }
    }

    /// Whether a name in the inbox is the note, or its draft.
    static func owns(_ entry: [UInt8]) -> Bool { entry == name || entry == draft }

    /// Writes the note again where it is gone: the inbox was made anew, or emptied.
    func renew() {
        do throws(SystemError) {
            let folder = try OpenFile.folder(inbox)
            Self.waitForLock(of: folder)
            do throws(SystemError) {
                _ = try folder.status(of: Self.name)
            } catch  where error.isAbsence {
                try write(in: folder)
            }
        } catch {
            // The watch tells what is wrong with the inbox.
        }
    }

    private func write(in folder: borrowing OpenFile) throws(SystemError) {
        let bytes = Array((try? JSONEncoder().encode(note)) ?? Data()) + [UInt8(ascii: "\n")]
        try folder.place(bytes, at: Self.name, by: Self.draft)
    }

    /// The note in an inbox, where somebody left it who may speak for the inbox.
    private static func found(in folder: borrowing OpenFile) -> Note? {
        guard let file = try? folder.open(name, [.read, .noFollow, .nonBlocking]),
            let status = try? file.status(), status.kind == .regular,
            let inbox = try? folder.status(),
            [0, getuid(), inbox.owner].contains(status.owner),
            let bytes = try? file.readAll(limit: 1 << 16)
        else { return nil }
        return try? JSONDecoder().decode(Note.self, from: Data(bytes))
    }

    /// Whether the daemon of a note still runs; nil where that cannot be told from here.
    private static func isAlive(_ note: Note, beside state: borrowing StateFolder) -> Bool? {
        if let identity = note.identity, identity == state.identity() { return false }
        // Another machine's paths and processes say nothing here.
        guard note.host == host else { return nil }
        let path = BytePath(note.state).appending("lock")
        if let lock = try? OpenFile.open(path, [.read, .noFollow, .nonBlocking]),
            let status = try? lock.status(), status.kind == .regular
        {
            if state.isLock(status) { return false }
            if let isFree = try? lock.lock() { return !isFree }
        }
        return note.started != nil && started(note.process) == note.started
    }

    /// When a process started, in ticks since the machine did; nil where there is none.
    private static func started(_ process: Int32) -> String? {
        guard let file = try? OpenFile.open(BytePath("/proc/\(process)/stat"), [.read]),
            let bytes = try? file.readAll(limit: 4096),
            let name = bytes.lastIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let fields = bytes[(name + 1)...].split(separator: UInt8(ascii: " "))
        return fields.count > 19 ? String(decoding: fields[19], as: UTF8.self) : nil
    }

    private static var host: String {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        return String(
            decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func absolute(_ path: BytePath) -> String {
        let given = String(decoding: path.bytes, as: UTF8.self)
        guard let resolved = realpath(given, nil) else { return given }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
