/// The name of a string in a `StringPool`; equal strings have equal names.
public struct StringID: Hashable, Sendable {
    /// Position in the pool; 0 is the empty string.
    public var value: Int32

    /// Creates the name with position `value`.
    @inlinable
    public init(_ value: Int32) { self.value = value }

    /// The empty string, in every pool.
    @inlinable public static var empty: StringID { StringID(0) }
}

/// UTF-8 strings stored once each, named by small integers.
///
/// Interning is O(length); one flat byte buffer, open addressing, no allocation per string in the
/// steady state.
public struct StringPool: Sendable {
    @usableFromInline var bytes: [UInt8] = []
    @usableFromInline var ends: [Int32] = [0]
    @usableFromInline var slots: [Int32]

    /// Creates a pool that holds only the empty string.
    public init() {
        slots = [Int32](repeating: -1, count: 256)
    }

    /// Number of strings, the empty one included.
    public var count: Int { ends.count }

    /// The name of the string with these UTF-8 bytes, adding it if it is new.
    public mutating func intern(_ string: UnsafeBufferPointer<UInt8>) -> StringID {
        if string.isEmpty { return .empty }
        if ends.count * 4 > slots.count * 3 { grow() }
        var slot = Self.hash(string) & (slots.count - 1)
        while slots[slot] >= 0 {
            if equals(slots[slot], string) { return StringID(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = Int32(ends.count)
        bytes.append(contentsOf: string)
        ends.append(Int32(bytes.count))
        slots[slot] = id
        return StringID(id)
    }

    /// The name of `string`, adding it if it is new.
    public mutating func intern(_ string: String) -> StringID {
        var string = string
        return string.withUTF8 { intern($0) }
    }

    /// The name of `string` if the pool holds it.
    public func find(_ string: String) -> StringID? {
        var string = string
        return string.withUTF8 { find($0) }
    }

    /// The name of the string with these UTF-8 bytes if the pool holds it.
    public func find(_ string: UnsafeBufferPointer<UInt8>) -> StringID? {
        if string.isEmpty { return .empty }
        var slot = Self.hash(string) & (slots.count - 1)
        while slots[slot] >= 0 {
            if equals(slots[slot], string) { return StringID(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The string named `id`.
    public subscript(id: StringID) -> String {
        withBytes(of: id) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the UTF-8 bytes of the string named `id`.
    @inlinable
    public func withBytes<R>(of id: StringID, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        let index = Int(id.value)
        let start = index == 0 ? 0 : Int(ends[index - 1])
        let end = Int(ends[index])
        return bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[start..<end]))
        }
    }

    /// Forgets every string but the empty one, keeping the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        ends.append(0)
        for index in slots.indices { slots[index] = -1 }
    }

    private func equals(_ id: Int32, _ string: UnsafeBufferPointer<UInt8>) -> Bool {
        withBytes(of: StringID(id)) { stored in
            stored.count == string.count && stored.elementsEqual(string)
        }
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ string: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in string { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    private mutating func grow() {
        let size = slots.count * 2
        var fresh = [Int32](repeating: -1, count: size)
        for id in 1..<Int32(max(1, ends.count)) {
            var slot = withBytes(of: StringID(id)) { Self.hash($0) } & (size - 1)
            while fresh[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            fresh[slot] = id
        }
        slots = fresh
    }
}
