internal import Glibc
internal import SystemCalls

/// What the watch's thread does, one step at a time.
struct WatchLoop {
    private let inbox: Inbox
    private let mailbox: Mailbox
    private var library: InotifyLibrary?
    private var folders = WatchedFolders()
    private var lastLook: UInt64 = 0
    private var wasOverflow = false
    /// Why not every folder is watched.
    private var shortcoming: String?
    private(set) var health: FolderWatch.Health = .starting
    private(set) var overflows = 0

    init(inbox: Inbox, mailbox: Mailbox) {
        self.inbox = inbox
        self.mailbox = mailbox
    }

    /// Handles the next event, or looks after the inbox where there is none for a second.
    mutating func step() {
        if SteadyClock.seconds(since: lastLook) >= 1 { lookAfterInbox() }
        guard let library else {
            usleep(200_000)
            return
        }
        guard let event = library.next() else {
            wasOverflow = false
            return
        }
        handle(event)
    }

    // MARK: The inbox itself

    /// Arms the watch where it is not, and anew where the inbox is another folder than before.
    mutating func lookAfterInbox() {
        lastLook = SteadyClock.now()
        do throws(SystemError) {
            let identity = try inbox.identity()
            if folders.root == identity && shortcoming == nil { return }
            if folders.root != identity {
                disarm()
                try arm(identity)
            } else if SteadyClock.seconds(since: folders.armed) >= 30 {
                // A limit may have been raised: try the missing folders again.
                try arm(identity)
            }
        } catch {
            lose(error.description)
        }
    }

    private mutating func arm(_ identity: FileIdentity) throws(SystemError) {
        shortcoming = try inbox.remoteFileSystem().map {
            "the inbox lies on \($0), where other machines write unnoticed; polling it"
        }
        folders.root = identity
        folders.armed = SteadyClock.now()
        startLibrary()
        watch(from: .inbox)
        report()
        mailbox.post(.armed)
    }

    private mutating func startLibrary() {
        if library != nil { return }
        do throws(SystemError) {
            library = try InotifyLibrary()
        } catch {
            shortcoming = remedy(for: error)
        }
    }

    private mutating func lose(_ reason: String) {
        let wasThere = folders.root != nil || health == .starting
        disarm()
        health = .absent(reason: reason)
        if wasThere { mailbox.post(.lost) }
    }

    private mutating func disarm() {
        for watch in folders.removeAll() { library?.stop(watch) }
        shortcoming = nil
    }

    private mutating func report() {
        health =
            shortcoming.map { .polling(reason: $0) } ?? .watching(folders: folders.count)
    }

    // MARK: Folders

    /// Watches `folder` and those below it, but for what vanished meanwhile.
    private mutating func watch(from folder: InboxName) {
        guard library != nil else { return }
        for name in inbox.folders(from: folder) {
            do throws(SystemError) {
                let identity = try inbox.identity(of: name)
                if folders.contains(name, identity) { continue }
                let path = name.isInbox ? inbox.path : inbox.path.appending(name.bytes)
                guard let watch = try library?.watch(path) else { return }
                folders.insert(watch, name: name, identity: identity)
            } catch  where error.isAbsence {
                continue
            } catch {
                shortcoming = remedy(for: error)
                return
            }
        }
    }

    /// A folder was moved: forgets it and those below it, unless it was found again elsewhere.
    private mutating func followMove(of watch: Int32) {
        guard let moved = folders[watch] else { return }
        if (try? inbox.identity(of: moved.name)) == moved.identity { return }
        for watch in folders.remove(below: moved.name) { library?.stop(watch) }
    }

    // MARK: Events

    private mutating func handle(_ event: InotifyEvent) {
        if event.mask.contains(.overflow) {
            if !wasOverflow { overflows += 1 }
            wasOverflow = true
            watch(from: .inbox)
            mailbox.post(.overflow)
            return
        }
        guard let folder = folders[event.watch] else { return }
        if event.name.isEmpty {
            handleFolder(event, folder.name)
        } else if event.mask.contains(.isFolder) {
            handleSubfolder(event, folder.name.appending(event.name))
        } else if let cause = event.mask.cause {
            mailbox.post(.file(folder.name.appending(event.name), cause))
        }
    }

    /// Something happened to a watched folder itself.
    private mutating func handleFolder(_ event: InotifyEvent, _ name: InboxName) {
        let ends: InotifyEvent.Mask = [.folderDeleted, .folderMoved, .unmounted, .ended]
        if event.mask.isDisjoint(with: ends) {
            if name.isInbox && event.mask.contains(.attributes) { mailbox.post(.folder(name)) }
            return
        }
        if name.isInbox {
            lose("the inbox was deleted, moved or unmounted; make the folder again")
            lastLook = 0
        } else if event.mask.contains(.folderMoved) {
            followMove(of: event.watch)
        } else if event.mask.contains(.ended) {
            folders.remove(event.watch)
        }
        if !name.isInbox { report() }
    }

    private mutating func handleSubfolder(_ event: InotifyEvent, _ name: InboxName) {
        // Changed rights may let in what was shut out before.
        if event.mask.isDisjoint(with: [.created, .movedIn, .attributes]) { return }
        if IgnoreRules.isHidden(name.last) { return }
        watch(from: name)
        report()
        mailbox.post(.folder(name))
    }
}

extension InotifyEvent.Mask {
    /// What happened to a file, if it matters.
    fileprivate var cause: WatchNotice.Cause? {
        if !isDisjoint(with: [.closed, .movedIn]) { return .closed }
        if contains(.created) { return .created }
        return contains(.attributes) ? .attributes : nil
    }
}

/// What is wrong and which setting of the kernel mends it.
private func remedy(for error: SystemError) -> String {
    switch error.code {
    case EMFILE, ENFILE:
        "the number of inotify instances is used up; raise fs.inotify.max_user_instances with "
            + "sysctl; polling meanwhile"
    case ENOSPC:
        "the number of inotify watches is used up; raise fs.inotify.max_user_watches with "
            + "sysctl; polling meanwhile"
    default: "\(error); polling meanwhile"
    }
}
