internal import CLinux

/// Keeps the program from ending when somebody cuts the index file of an open database.
///
/// SQLite maps the file `-shm` beside a database into memory. Where it is cut by somebody else, or its
/// disk breaks, the next look at it would be a bus error; instead SQLite finds zeros, and makes its index
/// anew.
public enum IndexGuard {
    /// Guards all threads from now on.
    public static func start() { dateline_guard_index() }
}
