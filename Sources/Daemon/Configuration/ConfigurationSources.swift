internal import FoundationEssentials
internal import SystemCalls
internal import Yams

/// Where a configuration comes from; kept, so that it can be read again.
public struct ConfigurationSources: Sendable {
    /// Path of the file; nil for none.
    public var file: String?
    /// The environment.
    public var environment: [String: String]
    /// Keys and values from the command line, in their order.
    public var options: [(key: String, value: String)]

    /// Creates sources.
    public init(
        file: String?, environment: [String: String], options: [(key: String, value: String)]
    ) {
        self.file = file
        self.environment = environment
        self.options = options
    }

    /// Reads everything and checks it as a whole; what it throws names all mistakes.
    public func read() throws(ConfigurationError) -> Configuration {
        var configuration = Configuration()
        var mistakes = Mistakes()
        if let file {
            mistakes.note { () throws(ConfigurationError) in
                try readFile(file, into: &configuration)
            }
        }
        for key in ConfigurationKey.all {
            guard let value = environment[key.variable] else { continue }
            mistakes.note { () throws(ConfigurationError) in
                try set(key, value, at: key.variable, in: &configuration)
            }
        }
        for option in options {
            mistakes.note { () throws(ConfigurationError) in
                guard let key = ConfigurationKey.named(option.key) else {
                    throw unknown(option.key, at: "--set \(option.key)")
                }
                try set(key, option.value, at: "--\(option.key)", in: &configuration)
            }
        }
        mistakes.note { () throws(ConfigurationError) in try configuration.check() }
        try mistakes.throwAny()
        return configuration
    }

    /// The mistakes so far.
    private struct Mistakes {
        private var found: [ConfigurationError] = []

        mutating func note(_ body: () throws(ConfigurationError) -> Void) {
            do throws(ConfigurationError) { try body() } catch { found.append(error) }
        }

        /// Throws the first with the others in it, where there is one.
        func throwAny() throws(ConfigurationError) {
            guard var first = found.first else { return }
            first.others += found.dropFirst()
            throw first
        }
    }

    /// Takes a value from the environment or the command line; lists are separated by commas.
    private func set(
        _ key: ConfigurationKey, _ value: String, at place: String,
        in configuration: inout Configuration
    ) throws(ConfigurationError) {
        let isList = key.name == "ignore" || key.name == "overlays"
        let values = isList ? value.split(separator: ",").map(String.init) : [value]
        do throws(ConfigurationKey.WrongValue) {
            try key.set(&configuration, values)
        } catch {
            throw wrong(key.name, value, error, at: place)
        }
    }

    private func wrong(
        _ key: String, _ value: String, _ error: ConfigurationKey.WrongValue, at place: String
    ) -> ConfigurationError {
        ConfigurationError(
            place: place, message: "'\(key)' must be \(error.wanted), not '\(value)'")
    }

    private func unknown(_ key: String, at place: String) -> ConfigurationError {
        let hint =
            ConfigurationKey.likely(key).map { "did you mean '\($0)'?" }
            ?? "known are \(ConfigurationKey.all.map(\.name).joined(separator: ", "))"
        return ConfigurationError(place: place, message: "unknown key '\(key)'; \(hint)")
    }

    // MARK: The file

    private func readFile(
        _ file: String, into configuration: inout Configuration
    ) throws(ConfigurationError) {
        guard let node = try parse(file) else { return }
        guard let mapping = node.mapping else {
            throw ConfigurationError(
                place: "\(file):\(line(of: node))",
                message: "expected lines of the form 'key: value'")
        }
        var mistakes = Mistakes()
        for (keyNode, valueNode) in mapping {
            let place = "\(file):\(line(of: keyNode))"
            mistakes.note { () throws(ConfigurationError) in
                try set(keyNode.string ?? "", valueNode, at: place, in: &configuration)
            }
        }
        try mistakes.throwAny()
    }

    /// Takes an entry of the file.
    private func set(
        _ name: String, _ node: Node, at place: String, in configuration: inout Configuration
    ) throws(ConfigurationError) {
        guard let key = ConfigurationKey.named(name) else { throw unknown(name, at: place) }
        guard let values = values(of: node) else {
            throw ConfigurationError(
                place: place, message: "'\(name)' must be one value, or a list of them")
        }
        do throws(ConfigurationKey.WrongValue) {
            try key.set(&configuration, values)
        } catch {
            throw wrong(name, values.joined(separator: ", "), error, at: place)
        }
    }

    private func parse(_ file: String) throws(ConfigurationError) -> Node? {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try OpenFile.open(BytePath(file), .read).readAll(limit: 1 << 20)
        } catch {
            throw ConfigurationError(place: file, message: "\(error); give the right --config")
        }
        do {
            return try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
        } catch let error as YamlError {
            throw ConfigurationError(place: file, message: "this is no YAML: \(error)")
        } catch {
            throw ConfigurationError(place: file, message: "this is no YAML: \(error)")
        }
    }

    private func line(of node: Node) -> Int { node.mark?.line ?? 1 }

    private func values(of node: Node) -> [String]? {
        if let scalar = node.scalar { return [scalar.string] }
        guard let sequence = node.sequence else { return nil }
        let values = sequence.compactMap { $0.scalar?.string }
        return values.count == sequence.count ? values : nil
    }
}

extension Configuration {
    /// Checks what no single key can tell.
    fileprivate func check() throws(ConfigurationError) {
        for (name, path) in [("inbox", inbox), ("state", state)] where path.isEmpty {
            throw ConfigurationError(
                place: name,
                message: "no \(name) folder is given; use --\(name) DIR, or '\(name):' in the file")
        }
        let (inbox, state) = (absolute(inbox), absolute(state))
        if state == inbox || state.hasPrefix(inbox + "/") {
            throw ConfigurationError(
                place: "state",
                message: "the state folder must not lie in the inbox (\(inbox)), where its files "
                    + "would be taken for articles")
        }
    }
}

/// An absolute path without `.` and `..`, links not followed.
private func absolute(_ path: String) -> String {
    let base = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [Substring] = []
    for part in base.split(separator: "/") where part != "." {
        if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
}
