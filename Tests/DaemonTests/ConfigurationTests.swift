import FoundationEssentials
import TestSupport
import Testing

@testable import Daemon

/// Reads a configuration from these sources, with inbox and state given by default.
private func read(
    _ yaml: String? = nil, environment: [String: String] = [:],
    options: [(key: String, value: String)] = [("inbox", "/in"), ("state", "/state")]
) throws -> Configuration {
    guard let yaml else {
        return try ConfigurationSources(file: nil, environment: environment, options: options)
            .read()
    }
    let folder = try TemporaryFolder()
    let file = folder.appending("dateline.yaml")
    try Data(yaml.utf8).write(to: URL(filePath: file))
    return try ConfigurationSources(file: file, environment: environment, options: options).read()
}

/// The message of the error that reading `yaml` throws.
private func complaint(_ yaml: String) -> String {
    do {
        _ = try read(yaml)
        return ""
    } catch {
        return "\(error)"
    }
}

struct ConfigurationTests {
    @Test func `without a file the folders suffice`() throws {
        let configuration = try read()
        #expect(configuration.inbox == "/in")
        #expect(configuration.maxAttempts == 3)
    }

    @Test func `the environment overrides the file and options override both`() throws {
        let environment = ["DATELINE_WORKERS": "3", "DATELINE_RESCAN_SECONDS": "5"]
        let configuration = try read(
            "workers: 2\nmax_seconds: 9\nrescan_seconds: 7", environment: environment,
            options: [("inbox", "/in"), ("state", "/state"), ("workers", "4")])
        #expect(configuration.workers == 4)
        #expect(configuration.rescanSeconds == 5)
        #expect(configuration.maxSeconds == 9)
    }

    @Test func `an unknown key is an error with its line and the likely name`() {
        let message = complaint("inbox: /in\n\nwokers: 2\n")
        #expect(message.contains("dateline.yaml:3:"))
        #expect(message.contains("did you mean 'workers'?"))
    }

    @Test func `all mistakes are named at once`() {
        let sources = ConfigurationSources(
            file: nil, environment: ["DATELINE_WORKERS": "many"],
            options: [("inbox", "/in"), ("state", "/s"), ("max_secondz", "5")])
        let error = #expect(throws: ConfigurationError.self) { _ = try sources.read() }
        #expect(error?.description.contains("DATELINE_WORKERS") == true)
        #expect(error?.description.contains("'max_seconds'") == true)
    }

    @Test func `a wrong value is an error with its line and what would be right`() {
        let message = complaint("max_seconds: soon")
        #expect(message.contains("dateline.yaml:1:"))
        #expect(message.contains("a whole number from 1 to 86400, not 'soon'"))
    }

    @Test(arguments: [
        "workers: -1", "settle_seconds: [1, 2]", "allow_hard_links: perhaps", "- a\n- b",
        "workers: {a: 1}", "log_level: loud", "workers: 1\nworkers: 2", "a: b: c",
        "similar_threshold: 0.1", "similar_threshold: 1.01", "similar_threshold: nan",
        "similar_threshold: high", "similar_min_pairs: 9", "similar_min_pairs: 0.5",
    ])
    func `what is not understood is never passed over`(yaml: String) {
        #expect(complaint(yaml) != "")
    }

    @Test func `how alike articles must be is a share of their pairs of words`() throws {
        #expect(try read().similarThreshold == 0.4)
        #expect(try read("similar_threshold: 0.85").similarThreshold == 0.85)
        #expect(try read("similar_min_pairs: 40").similarMinPairs == 40)
        let message = complaint("similar_threshold: 85 %")
        #expect(message.contains("must be a number from 0.2 to 1.0, not '85 %'"))
    }

    @Test func `lists come as lists from the file and with commas from elsewhere`() throws {
        #expect(try read("ignore: [\"*.a\", \"*.b\"]").ignore == ["*.a", "*.b"])
        #expect(try read(environment: ["DATELINE_IGNORE": "*.a,*.b"]).ignore == ["*.a", "*.b"])
    }

    @Test func `the state folder must not lie in the inbox`() {
        #expect(throws: ConfigurationError.self) {
            try read(options: [("inbox", "/data/in/"), ("state", "/data/./in/../in/state")])
        }
    }

    @Test func `a file that is not there is an error`() {
        let sources = ConfigurationSources(
            file: "/nonexistent.yaml", environment: [:],
            options: [("inbox", "/in"), ("state", "/state")])
        #expect(throws: ConfigurationError.self) { try sources.read() }
    }

    @Test func `the file that is shipped explains every key with its standard value`() throws {
        let shipped = try String(contentsOfFile: shippedFile, encoding: .utf8)
        // A key that is commented out stands behind one #; a list may go on behind it.
        let settings = shipped.split(separator: "\n")
            .map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : String($0) }
            .filter { line in
                line.hasPrefix("  \"")
                    || ConfigurationKey.all.contains { line.hasPrefix("\($0.name):") }
            }
        for key in ConfigurationKey.all {
            #expect(settings.count { $0.hasPrefix(key.name + ":") } == 1, "\(key.name)")
        }
        var configuration = try read(settings.joined(separator: "\n"), options: [])
        configuration.inbox = ""
        configuration.state = ""
        configuration.seeds = ""
        configuration.overlays = []
        #expect(configuration == Configuration())
    }
}

/// The path of the shipped settings.
private var shippedFile: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config/dateline.yaml").path
}
