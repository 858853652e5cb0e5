internal import EventLog
internal import FoundationEssentials
internal import SystemCalls
internal import Yams

/// Where log and inbox are: what the command line shares with the daemon's configuration.
///
/// Looked for, each overriding the ones before: the configuration file (`--config`, else
/// DATELINE_CONFIG, else /etc/dateline/dateline.yaml), the environment (DATELINE_STATE,
/// DATELINE_INBOX), the options. Where no inbox is named, that of the running daemon counts.
public struct Folders: Hashable, Sendable {
    /// The state folder: event log, catalogue, status.
    public var state: String
    /// The inbox; nil where it is named nowhere.
    public var inbox: String?
    /// The seeds folder, where the configuration names one.
    public var seeds: String?
    /// Folders laid over the lexicon.
    public var overlays: [String]

    /// The configuration file that is read where none is named.
    public static let standardFile = "/etc/dateline/dateline.yaml"

    /// What the command line says.
    public struct Options: Hashable, Sendable {
        /// Value of `--config`.
        public var config: String?
        /// Value of `--state`.
        public var state: String?
        /// Value of `--inbox`.
        public var inbox: String?

        /// Creates options.
        public init(config: String? = nil, state: String? = nil, inbox: String? = nil) {
            self.config = config
            self.state = state
            self.inbox = inbox
        }
    }

    /// Why the folders are not known, and what to do.
    public struct Unknown: Error, Hashable, Sendable, CustomStringConvertible {
        /// The sentence.
        public var description: String
    }

    /// Finds the folders; `state` must be found.
    public static func find(
        _ options: Options, environment: [String: String]
    ) throws(Unknown) -> Folders {
        var folders = try settings(options, environment: environment)
        guard !folders.state.isEmpty else {
            throw Unknown(
                description: "which log? Give the daemon's state folder with --state DIR, set "
                    + "DATELINE_STATE, or name its configuration with --config FILE")
        }
        if folders.inbox == nil {
            let status = DaemonStatus.read(state: BytePath(folders.state))
            folders.inbox = status.flatMap { $0.inbox.isEmpty ? nil : $0.inbox }
        }
        return folders
    }

    /// What file, environment and options say; the state is empty where none of them names it.
    public static func settings(
        _ options: Options, environment: [String: String]
    ) throws(Unknown) -> Folders {
        var folders = Folders(state: "", inbox: nil, seeds: nil, overlays: [])
        let named = options.config ?? environment["DATELINE_CONFIG"]
        let file = named ?? standardFile
        if named != nil || FileManager.default.fileExists(atPath: file) {
            try folders.read(file)
        }
        folders.state = options.state ?? environment["DATELINE_STATE"] ?? folders.state
        folders.inbox = options.inbox ?? environment["DATELINE_INBOX"] ?? folders.inbox
        folders.seeds = environment["DATELINE_SEEDS"] ?? folders.seeds
        if let overlays = environment["DATELINE_OVERLAYS"] {
            folders.overlays = overlays.split(separator: ",").map(String.init)
        }
        return folders
    }

    /// Takes the keys that matter here from a configuration file; the daemon checks the others.
    private mutating func read(_ file: String) throws(Unknown) {
        let text: String
        do throws(SystemError) {
            let bytes = try OpenFile.open(BytePath(file), [.read]).readAll(limit: 1 << 20)
            text = String(decoding: bytes, as: UTF8.self)
        } catch {
            throw Unknown(description: "\(error); give the right --config")
        }
        let document: Node?
        do { document = try Yams.compose(yaml: text) } catch {
            throw Unknown(
                description: "\(file) is no YAML; `datelined --config \(file) --check` says where")
        }
        // A file of comments alone holds no document, and leaves everything as it is.
        guard let node = document else { return }
        state = node["state"]?.string ?? state
        inbox = node["inbox"]?.string ?? inbox
        seeds = node["seeds"]?.string ?? seeds
        overlays = node["overlays"]?.sequence?.compactMap(\.string) ?? overlays
    }
}
