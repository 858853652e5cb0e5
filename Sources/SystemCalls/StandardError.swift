internal import Glibc

/// The stream for messages.
public enum StandardError {
    /// Writes bytes as far as the stream takes them; who reads it must not stop the program.
    public static func write(_ bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
