/// Memory of one worker that stages reuse from document to document.
///
/// Not thread-safe on purpose: every worker has its own. A stage reads nothing of it that it has not
/// written for the document at hand: the same article gives the same bytes whatever came before.
public final class Scratch {
    private var slots: [ObjectIdentifier: AnyObject] = [:]

    /// Creates empty scratch memory.
    public init() {}

    /// The worker's `T`, made at first use.
    public func slot<T: AnyObject>(_ type: T.Type, make: () -> T) -> T {
        let key = ObjectIdentifier(type)
        if let known = slots[key] { return unsafeDowncast(known, to: T.self) }
        let fresh = make()
        slots[key] = fresh
        return fresh
    }
}
