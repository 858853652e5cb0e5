internal import Articles

/// One key of the configuration: its name and how its value is read.
///
/// The file, the environment and the command line all go through this table.
struct ConfigurationKey: Sendable {
    /// The name in the file; in the environment in capitals after `DATELINE_`.
    let name: String
    /// Takes a value, one element for a plain one; throws what would be right instead.
    let set: @Sendable (inout Configuration, [String]) throws(WrongValue) -> Void

    /// What a value should have been ("a whole number from 0 to 1024").
    struct WrongValue: Error, Hashable {
        var wanted: String
    }

    /// The name in the environment.
    var variable: String { "DATELINE_" + name.uppercased() }

    /// All keys, in the order of the file.
    static let all: [ConfigurationKey] = [
        text("inbox", \.inbox), text("state", \.state), text("seeds", \.seeds),
        list("overlays", \.overlays),
        number("workers", \.workers, 0...1024),
        number("max_file_size", \.maxFileSize, 1...(1 << 40)),
        number("max_seconds", \.maxSeconds, 1...86_400),
        number("max_attempts", \.maxAttempts, 1...100),
        seconds("settle_seconds", \.settleSeconds, 0...3600),
        seconds("rescan_seconds", \.rescanSeconds, 0.1...86_400),
        seconds("poll_seconds", \.pollSeconds, 0.1...3600),
        number("queue_limit", \.queueLimit, 100...1_000_000),
        flag("allow_hard_links", \.allowHardLinks), list("ignore", \.ignore),
        flag("published_from_mtime", \.publishedFromMtime),
        fraction("similar_threshold", \.similarThreshold, 0.2...1),
        number("similar_min_pairs", \.similarMinPairs, TextFingerprint.leastPairs...1_000_000),
        number("keep_done_days", \.keepDoneDays, 0...36_500),
        number("keep_failed_days", \.keepFailedDays, 0...36_500),
        number("rotate_bytes", \.rotateBytes, 0...(1 << 50)),
        flag("rotate_daily", \.rotateDaily), level("log_level", \.logLevel),
    ]

    /// The key of this name.
    static func named(_ name: String) -> ConfigurationKey? { all.first { $0.name == name } }

    /// The known name that differs least from `name`, where it is likely meant.
    static func likely(_ name: String) -> String? {
        all.map(\.name).map { ($0, distance($0, name)) }.min { $0.1 < $1.1 }
            .flatMap { $0.1 <= 3 ? $0.0 : nil }
    }
}

private typealias Path<Value> = WritableKeyPath<Configuration, Value> & Sendable

extension ConfigurationKey {
    /// A key whose value is one scalar that `parse` reads.
    private static func scalar<Value>(
        _ name: String, _ path: any Path<Value>, _ wanted: String,
        _ parse: @escaping @Sendable (String) -> Value?
    ) -> ConfigurationKey {
        ConfigurationKey(name: name) { configuration, values throws(WrongValue) in
            guard values.count == 1, let value = parse(values[0]) else {
                throw WrongValue(wanted: wanted)
            }
            configuration[keyPath: path] = value
        }
    }

    private static func text(_ name: String, _ path: any Path<String>) -> ConfigurationKey {
        scalar(name, path, "a path") { $0 }
    }

    private static func number(
        _ name: String, _ path: any Path<Int>, _ range: ClosedRange<Int>
    ) -> ConfigurationKey {
        scalar(name, path, "a whole number from \(range.lowerBound) to \(range.upperBound)") {
            Int($0.filter { $0 != "_" }).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    private static func seconds(
        _ name: String, _ path: any Path<Double>, _ range: ClosedRange<Double>
    ) -> ConfigurationKey {
        scalar(name, path, "a number of seconds from \(range.lowerBound) to \(range.upperBound)") {
            Double($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    private static func fraction(
        _ name: String, _ path: any Path<Double>, _ range: ClosedRange<Double>
    ) -> ConfigurationKey {
        scalar(name, path, "a number from \(range.lowerBound) to \(range.upperBound)") {
            Double($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    private static func flag(_ name: String, _ path: any Path<Bool>) -> ConfigurationKey {
        scalar(name, path, "true or false") { Bool($0) }
    }

    private static func level(
        _ name: String, _ path: any Path<Configuration.LogLevel>
    ) -> ConfigurationKey {
        let names = Configuration.LogLevel.allCases.map(\.rawValue).joined(separator: ", ")
        return scalar(name, path, "one of \(names)") { Configuration.LogLevel(rawValue: $0) }
    }

    private static func list(_ name: String, _ path: any Path<[String]>) -> ConfigurationKey {
        ConfigurationKey(name: name) { configuration, values throws(WrongValue) in
            configuration[keyPath: path] = values
        }
    }
}

/// Number of letters to insert, remove or change to get from one word to the other.
private func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (line, letter) in left.enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        for (column, other) in right.enumerated() {
            let change = diagonal + (letter == other ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(change, diagonal + 1, row[column] + 1)
        }
    }
    return row[right.count]
}
