import Glibc
import Reports
import Synchronization

/// Where a command writes: a buffer before a descriptor, flushed when it is full or asked for.
final class Output: Sendable {
    /// Standard output.
    static let standard = Output(descriptor: STDOUT_FILENO)

    /// The reader of a pipe has gone: there is nothing more to do, and nothing to complain of.
    struct ReaderGone: Error {}

    /// Whether the descriptor is a terminal.
    let isTerminal: Bool
    private let descriptor: Int32
    private let buffer = Mutex([UInt8]())

    private init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    /// How text looks here: coloured on a terminal, unless NO_COLOR is set or it is a dumb one.
    var paint: Paint {
        let environment = Environment.current
        let isWanted =
            environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        return Paint(isColoured: isTerminal && isWanted)
    }

    /// Columns of the terminal; nil where it is none.
    var width: Int? {
        guard isTerminal else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return 80 }
        return Int(size.ws_col)
    }

    /// Adds bytes.
    func write(_ bytes: some Collection<UInt8>) {
        buffer.withLock { $0.append(contentsOf: bytes) }
    }

    /// Adds text.
    func write(_ text: String) { write(text.utf8) }

    /// Adds a line.
    func line(_ text: String) {
        write(text)
        write("\n")
    }

    /// Writes what was added, once it is much; throws when nobody reads any more.
    func flushIfFull() throws {
        if buffer.withLock({ $0.count >= 1 << 16 }) { try flush() }
    }

    /// Writes what was added; throws when nobody reads any more.
    func flush() throws {
        let bytes = buffer.withLock { buffer in
            defer { buffer.removeAll(keepingCapacity: true) }
            return buffer
        }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if count > 0 {
                done += count
            } else if errno == EPIPE {
                throw ReaderGone()
            } else if errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&waiting, 1, -1)
            } else if errno != EINTR {
                throw CommandFailure(message: "cannot write the output: \(Environment.lastError)")
            }
        }
    }

    /// Says on standard error what went wrong; nothing where `message` is empty.
    static func complain(_ message: String, prefix: String = "dateline: ") {
        if !message.isEmpty { mutter(prefix + message + "\n") }
    }

    /// Writes text to standard error as it is.
    static func mutter(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
            }
            if count < 0, errno != EINTR { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }
}

extension Output {
    /// Tells who sits at the terminal that standard input is awaited, where it comes from there.
    static func sayThatInputIsAwaited() {
        guard isatty(STDIN_FILENO) == 1 else { return }
        complain("reading from the terminal; paste an article and press Ctrl-D, or name files")
    }
}
