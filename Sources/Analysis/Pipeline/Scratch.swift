/// Memory of one worker that stages reuse from document to document.
///
/// Not thread-safe on purpose: every worker has its own.
public final class Scratch {
    private var slots: [ObjectIdentifier: AnyObject] = [:]

    /// Creates empty scratch memory.
    public init() {}

    /// Lets go of everything, so that what follows cannot depend on what came before.
    func clear() { slots.removeAll(keepingCapacity: true) }

    /// The worker's `T`, made at first use.
    public func slot<T: AnyObject>(_ type: T.Type, make: () -> T) -> T {
        let key = ObjectIdentifier(type)
        if let known = slots[key] { return unsafeDowncast(known, to: T.self) }
        let fresh = make()
        slots[key] = fresh
        return fresh
    }
}
