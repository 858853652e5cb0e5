internal import FoundationEssentials
public import SystemCalls

/// The name of a file in the inbox: its path below the inbox, as bytes.
///
/// Names need not be text. They go from `readdir` to `rename` as they are; only messages and JSON
/// see the escaped form, and JSON the bytes in base64 beside it.
public struct InboxName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The path below the inbox; empty for the inbox itself.
    public let path: BytePath

    /// The inbox itself.
    public static let inbox = InboxName(bytes: [])

    /// Creates a name from its bytes.
    public init(bytes: some Sequence<UInt8>) { path = BytePath(bytes: bytes) }

    /// Creates a name from text, as UTF-8.
    public init(_ text: String) { path = BytePath(text) }

    /// The bytes.
    public var bytes: [UInt8] { path.bytes }

    /// Whether it is the inbox itself.
    public var isInbox: Bool { bytes.isEmpty }

    /// The parts between slashes.
    public var components: [[UInt8]] { bytes.split(separator: slash).map(Array.init) }

    /// The part after the last slash.
    public var last: [UInt8] { path.lastComponent }

    /// The folder that holds it.
    public var folder: InboxName {
        guard let end = bytes.lastIndex(of: slash) else { return .inbox }
        return InboxName(bytes: bytes[..<end])
    }

    /// The name of `entry` in this folder.
    public func appending(_ entry: [UInt8]) -> InboxName {
        InboxName(bytes: path.appending(entry).bytes)
    }

    /// The name for people.
    public var description: String { path.description }

    /// The bytes in base64, where the description does not give them exactly; else nil.
    public var base64: String? {
        description.utf8.elementsEqual(bytes) ? nil : Data(bytes).base64EncodedString()
    }

    /// Orders names by their bytes.
    public static func < (left: InboxName, right: InboxName) -> Bool { left.path < right.path }
}

private let slash = UInt8(ascii: "/")
