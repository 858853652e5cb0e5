internal import CCrypto

/// SHA-256 of bytes that come in pieces, by OpenSSL's libcrypto.
public struct SHA256: ~Copyable {
    private let context: OpaquePointer

    /// Starts a digest.
    public init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
        else { fatalError("libcrypto offers no SHA-256; reinstall libssl") }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds bytes.
    public borrowing func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest of all bytes so far, in 64 hexadecimal digits; ends the digest.
    public consuming func hexadecimal() -> String {
        let digest = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            var length: UInt32 = 0
            EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
            count = Int(length)
        }
        return Self.hexadecimal(digest)
    }

    /// The digest of `bytes` in 64 hexadecimal digits.
    public static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
        let digest = SHA256()
        let buffer = Array(bytes)
        buffer.withUnsafeBytes { digest.update($0) }
        return digest.hexadecimal()
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}
