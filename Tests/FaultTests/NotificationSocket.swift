import Glibc

/// The socket at which a service manager listens, as NOTIFY_SOCKET names it.
final class NotificationSocket {
    /// Where it is.
    let path: String
    /// All datagrams so far, oldest first.
    private(set) var messages: [Message] = []
    private let descriptor: Int32

    /// What the service said, and when.
    struct Message {
        var text: String
        /// Seconds of a clock that only goes forward.
        var time: Double

        /// Whether it says that the service lives.
        var isSignOfLife: Bool { text.contains("WATCHDOG=1") }
    }

    /// Makes a socket at `path`, which must be shorter than 108 bytes.
    init(at path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { throw Complaint("\(path) is too long for a socket") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let code = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard code == 0 else { throw Complaint("cannot listen at \(path): error \(errno)") }
    }

    deinit { close(descriptor) }

    /// Takes in what has come since the last look.
    func look() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            guard count > 0 else { return }
            let text = String(decoding: buffer[..<count], as: UTF8.self)
            messages.append(Message(text: text, time: Self.now()))
        }
    }

    /// Seconds since the last sign of life; nil where there was none.
    var silence: Double? {
        messages.last(where: \.isSignOfLife).map { Self.now() - $0.time }
    }

    /// Whether it said something else after its last sign of life.
    var saysMoreThanItLives: Bool { messages.last.map { !$0.isSignOfLife } ?? false }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
