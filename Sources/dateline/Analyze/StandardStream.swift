import Glibc

/// A standard stream of the process, written in bytes.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Writes all bytes; the process ends quietly when nobody reads them any more.
    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                exit(errno == EPIPE ? 0 : 1)
            }
        }
    }
}
