import ArgumentParser
import EventLog
import Reports
import SystemCalls

/// Options that say which log and inbox are meant.
struct LocationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The daemon's configuration file.",
            discussion: "Default: DATELINE_CONFIG, else /etc/dateline/dateline.yaml.",
            valueName: "file"), completion: .file(extensions: ["yaml"]))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "The state folder, where the event log is.",
            discussion: "Default: DATELINE_STATE, else as configured.", valueName: "dir"),
        completion: .directory)
    var state: String?

    @Option(
        help: ArgumentHelp(
            "The inbox.", discussion: "Default: DATELINE_INBOX, else as configured.",
            valueName: "dir"), completion: .directory)
    var inbox: String?

    private var options: Folders.Options {
        Folders.Options(config: config, state: state, inbox: inbox)
    }

    /// The folders; fails where no state folder is named.
    func folders() throws -> Folders {
        do throws(Folders.Unknown) {
            return try Folders.find(options, environment: Environment.current)
        } catch {
            throw CommandFailure(message: error.description, status: .usage)
        }
    }

    /// The folders with a log in them; fails where the state folder is not there.
    func foldersWithLog() throws -> Folders {
        let folders = try folders()
        let hasLog: Bool
        do throws(SystemError) {
            let state = try OpenFile.folder(BytePath(folders.state))
            hasLog = try !Segment.all(in: state).isEmpty || state.holds("lock")
        } catch {
            let remedy =
                error.isDenial
                ? "ask as root or as the service's user, or give another --state DIR"
                : "is this the daemon's state folder, and has it run? Give it with --state DIR"
            throw CommandFailure(message: "\(error); \(remedy)")
        }
        guard hasLog else {
            throw CommandFailure(
                message: "there is no event log in \(PlainLine.of(folders.state)), and no daemon "
                    + "has worked there; give the daemon's state folder with --state DIR")
        }
        return folders
    }

    /// What is named of the folders, also where no log is needed.
    func settings() throws -> Folders {
        do throws(Folders.Unknown) {
            return try Folders.settings(options, environment: Environment.current)
        } catch {
            throw CommandFailure(message: error.description, status: .usage)
        }
    }
}

extension OpenFile {
    /// Whether this folder holds something of that name.
    fileprivate borrowing func holds(_ name: String) -> Bool {
        (try? status(of: Array(name.utf8))) != nil
    }
}
