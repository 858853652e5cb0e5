import ArgumentParser

/// The arguments of the command line, in the forms that other programs have taught people.
enum Arguments {
    /// The arguments as the parser reads them: `tail -20` is `tail -n 20`.
    static func understood(_ arguments: [String]) -> [String] {
        guard arguments.first == "tail" else { return arguments }
        var result = ["tail"]
        for argument in arguments.dropFirst() {
            let number = argument.dropFirst()
            let isNumber =
                argument.hasPrefix("-") && !number.isEmpty
                && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
            if isNumber, result.last?.hasPrefix("-") == false {
                result += ["-n", String(number)]
            } else {
                result.append(argument)
            }
        }
        return result
    }

    /// What to say of a first argument that is no command; nil where it is one, or an option.
    static func complaint(_ arguments: [String]) -> String? {
        let commands = Dateline.configuration.subcommands.compactMap {
            $0.configuration.commandName
        }
        guard let first = arguments.first, !first.hasPrefix("-"), first != "help",
            !commands.contains(first)
        else { return nil }
        let near = commands.map { ($0, distance(Array(first), Array($0))) }.min { $0.1 < $1.1 }
        let hint = near.flatMap { $0.1 <= 2 ? "did you mean '\($0.0)'? " : nil } ?? ""
        return "no command '\(first)'; \(hint)There are " + commands.joined(separator: ", ")
    }

    /// How many letters have to be changed, added or left out between two words.
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in other.indices {
                let change = diagonal + (letter == other[place] ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(change, row[place] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}
