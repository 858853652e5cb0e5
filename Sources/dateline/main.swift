import ArgumentParser
import Glibc

// A reader that goes away (`dateline events | head`) ends the command quietly: see Output.
signal(SIGPIPE, SIG_IGN)

do {
    var command = try Dateline.parseAsRoot()
    if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
    } else {
        try command.run()
    }
    try Output.standard.flush()
} catch {
    exit(Ending(error).status.rawValue)
}
