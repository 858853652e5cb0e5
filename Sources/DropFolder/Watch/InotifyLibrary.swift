internal import CInotifyTools
internal import Glibc
internal import SystemCalls

/// libinotifytools 3.22.6 as it may be used: one instance in a process, on one thread.
///
/// The library keeps one global instance and none of it is thread-safe; this value is not Sendable
/// and is made once, by the watch's thread. It is never shut down and started again: the library
/// would replay old events under the wrong folders. Its table of names goes stale when the kernel
/// drops a watch, so the caller keeps its own and every watch is made under a spelling of the path
/// that was never used before.
struct InotifyLibrary {
    /// What is asked of the kernel for every folder: events of files and of the folder itself
    /// (`IN_CLOSE_WRITE`, `IN_MOVED_TO`, `IN_CREATE`, `IN_ATTRIB`, `IN_DELETE_SELF`,
    /// `IN_MOVE_SELF`), folders only, nothing of files that have no name any more.
    private static let mask = 0x8 | 0x80 | 0x100 | 0x4 | 0x400 | 0x800 | 0x100_0000 | 0x400_0000

    private var spelling: UInt32 = 0

    /// Starts the library.
    ///
    /// Throws `EMFILE` where the user's number of inotify instances is used up.
    init() throws(SystemError) {
        guard inotifytools_initialize() == 1 else {
            throw SystemError(
                call: "inotify_init", path: "", code: inotifytools_error())
        }
    }

    /// Watches a folder; the number that its events will carry.
    ///
    /// Throws `ENOSPC` where the user's number of watches is used up.
    mutating func watch(_ folder: BytePath) throws(SystemError) -> Int32 {
        spelling += 1
        let unique = respelled(folder, spelling).bytes.map { CChar(bitPattern: $0) } + [0]
        guard inotifytools_watch_file(unique, Int32(Self.mask)) == 1 else {
            throw SystemError(
                call: "inotify_add_watch", path: folder.description, code: inotifytools_error())
        }
        return inotifytools_wd_from_filename(unique)
    }

    /// Stops watching a folder that still exists.
    func stop(_ watch: Int32) { _ = inotifytools_remove_watch_by_wd(watch) }

    /// The next event, or nil after about a second without one.
    ///
    /// Waits for one event only: with more the library would spin past its time-out, and with a
    /// time-out of 0 some of its calls wait for ever.
    func next() -> InotifyEvent? {
        guard let event = inotifytools_next_events(1, 1) else { return nil }
        let name = dateline_inotify_event_name(event).map { start in
            Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
        }
        return InotifyEvent(
            watch: event.pointee.wd, mask: InotifyEvent.Mask(rawValue: event.pointee.mask),
            name: name ?? [])
    }

    /// The same folder in a spelling that depends on `number`: `/a/./b`, with `./` for 1, `/` for 0.
    private func respelled(_ folder: BytePath, _ number: UInt32) -> BytePath {
        var bytes = folder.bytes + Array("/".utf8)
        for bit in 0..<(32 - number.leadingZeroBitCount) {
            bytes += number >> UInt32(bit) & 1 == 1 ? Array("./".utf8) : Array("/".utf8)
        }
        return BytePath(bytes: bytes)
    }
}

/// One event as the kernel reports it, copied out of the library's buffer.
struct InotifyEvent: Hashable, Sendable {
    /// The number of the folder's watch; -1 for the queue itself.
    var watch: Int32
    /// What happened.
    var mask: Mask
    /// The name in the folder; empty where the folder itself is meant.
    var name: [UInt8]

    /// The bits of `struct inotify_event`.
    struct Mask: OptionSet, Hashable, Sendable {
        let rawValue: UInt32

        static let closed = Mask(rawValue: 0x8)
        static let movedIn = Mask(rawValue: 0x80)
        static let attributes = Mask(rawValue: 0x4)
        static let created = Mask(rawValue: 0x100)
        static let folderDeleted = Mask(rawValue: 0x400)
        static let folderMoved = Mask(rawValue: 0x800)
        static let unmounted = Mask(rawValue: 0x2000)
        static let overflow = Mask(rawValue: 0x4000)
        static let ended = Mask(rawValue: 0x8000)
        static let isFolder = Mask(rawValue: 0x4000_0000)
    }
}
