import ArgumentParser
import Reports

/// How the program ends after an error: what is said, and with which status.
struct Ending {
    /// The exit status.
    let status: ExitStatus

    /// Says what `error` means: help on standard output, everything else on standard error.
    init(_ error: any Error) {
        if !(error is Output.ReaderGone) { try? Output.standard.flush() }
        switch error {
        case is Output.ReaderGone: status = .success
        case let failure as CommandFailure:
            Output.complain(failure.message)
            status = failure.status
        case let code as ExitCode: status = code == .success ? .success : .failure
        default: status = Self.explain(error)
        }
    }

    private static func explain(_ error: any Error) -> ExitStatus {
        switch Dateline.exitCode(for: error) {
        case .success:
            Output.standard.line(Dateline.fullMessage(for: error))
            try? Output.standard.flush()
            return .success
        case .validationFailure:
            Output.complain(Dateline.fullMessage(for: error), prefix: "")
            return .usage
        default:
            Output.complain("\(error)")
            return .failure
        }
    }
}

extension Dateline {
    /// Runs the command that the arguments name; the status to exit with.
    static func end() async -> ExitStatus {
        let arguments = Arguments.understood(Array(CommandLine.arguments.dropFirst()))
        do {
            if let complaint = Arguments.complaint(arguments) {
                throw CommandFailure(message: PlainLine.of(complaint), status: .usage)
            }
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            try Output.standard.flush()
            return .success
        } catch {
            return Ending(error).status
        }
    }
}
