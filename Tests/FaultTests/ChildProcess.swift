import Glibc

/// A program started by a test; found in PATH.
///
/// Spawned and waited for by the system's own calls: Foundation's `Process` needs a run loop, which
/// the threads of tests do not have.
final class ChildProcess {
    /// Its number.
    let number: pid_t
    private var status: Int32?

    /// Starts a program whose messages go to the file `journal`.
    init(_ command: [String], journal: String = "/dev/null") throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, journal, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        // The test's own descriptors are none of the program's business.
        for descriptor in Int32(3)..<64 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var number: pid_t = 0
        let code = posix_spawnp(&number, command[0], &actions, nil, &arguments, environ)
        guard code == 0 else { throw Complaint("cannot start \(command[0]): error \(code)") }
        self.number = number
    }

    /// The exit status, or 128 and the signal that ended it; nil while it runs.
    var exitStatus: Int32? {
        if let status { return status }
        var raw: Int32 = 0
        guard waitpid(number, &raw, WNOHANG) == number else { return nil }
        status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
        return status
    }

    /// Looks every few milliseconds until it has ended; its status, nil after `seconds`.
    func wait(_ seconds: Double) -> Int32? {
        for _ in 0..<Int(seconds * 100) {
            if let exitStatus { return exitStatus }
            usleep(10_000)
        }
        return exitStatus
    }
}

/// Why a test could not be made.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Runs a command; whether it ended with status 0.
@discardableResult
func run(_ command: String...) -> Bool {
    guard let child = try? ChildProcess(command) else { return false }
    return child.wait(RunningService.patience) == 0
}
