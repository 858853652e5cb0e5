/// Which folder each watch of the kernel stands for.
struct WatchedFolders {
    /// A watched folder.
    struct Folder: Hashable {
        var name: InboxName
        var identity: FileIdentity
    }

    private var folders: [Int32: Folder] = [:]
    private var names: [InboxName: Int32] = [:]
    /// Which folder the inbox was when it was armed; nil where it is not.
    var root: FileIdentity?
    /// When it was armed, in nanoseconds of `SteadyClock`.
    var armed: UInt64 = 0

    /// How many folders are watched.
    var count: Int { folders.count }

    /// The folder of a watch.
    subscript(watch: Int32) -> Folder? { folders[watch] }

    /// Notes what a watch stands for; the kernel gives one folder one watch, whatever its name.
    mutating func insert(_ watch: Int32, name: InboxName, identity: FileIdentity) {
        remove(watch)
        folders[watch] = Folder(name: name, identity: identity)
        names[name] = watch
    }

    /// Whether this very folder is watched under this name.
    func contains(_ name: InboxName, _ identity: FileIdentity) -> Bool {
        names[name].flatMap { folders[$0] } == Folder(name: name, identity: identity)
    }

    /// Forgets a watch.
    mutating func remove(_ watch: Int32) {
        guard let folder = folders.removeValue(forKey: watch) else { return }
        if names[folder.name] == watch { names[folder.name] = nil }
    }

    /// Forgets a folder and all below it; their watches.
    ///
    /// O(watches).
    mutating func remove(below name: InboxName) -> [Int32] {
        let prefix = name.bytes + [UInt8(ascii: "/")]
        let gone = folders.filter {
            $0.value.name == name || $0.value.name.bytes.starts(with: prefix)
        }
        for watch in gone.keys { remove(watch) }
        return Array(gone.keys)
    }

    /// Forgets everything; all watches.
    mutating func removeAll() -> [Int32] {
        defer {
            folders = [:]
            names = [:]
            root = nil
        }
        return Array(folders.keys)
    }
}
