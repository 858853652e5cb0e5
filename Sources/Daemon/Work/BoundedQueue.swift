internal import DequeModule
internal import SystemCalls

/// A first-in first-out queue between threads that holds a bounded number of elements.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct State {
        var elements = Deque<Element>()
        var isClosed = false
    }

    private let capacity: Int
    private let gate = Gate(State())

    /// Creates an empty queue of `capacity` places.
    init(capacity: Int) { self.capacity = capacity }

    /// Number of elements.
    var count: Int { gate.withLock { $0.elements.count } }

    /// Adds an element, after waiting for a place; false where the queue was closed.
    @discardableResult
    func push(_ element: Element) -> Bool {
        defer { gate.signal() }
        return gate.wait(until: { $0.isClosed || $0.elements.count < capacity }) { state in
            if state.isClosed { return false }
            state.elements.append(element)
            return true
        }
    }

    /// The oldest element, after waiting for one; nil once the queue is closed and empty.
    func pop() -> Element? {
        defer { gate.signal() }
        return gate.wait(until: { $0.isClosed || !$0.elements.isEmpty }) { state in
            state.elements.popFirst()
        }
    }

    /// Lets no more elements in, and threads that wait for one end.
    func close() {
        gate.withLock { $0.isClosed = true }
        gate.signal()
    }

    /// Takes out all elements that nobody has popped.
    func drain() -> [Element] {
        defer { gate.signal() }
        return gate.withLock { state in
            defer { state.elements = [] }
            return Array(state.elements)
        }
    }
}
