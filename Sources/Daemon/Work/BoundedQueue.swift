internal import Dispatch
internal import Synchronization

/// A first-in first-out queue between threads that holds a bounded number of elements.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var isClosed = false
    }

    private let capacity: Int
    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let free = DispatchSemaphore(value: 0)

    /// Creates an empty queue of `capacity` places.
    init(capacity: Int) {
        self.capacity = capacity
        // Counted up from 0: a semaphore may not be freed below the value it was made with.
        for _ in 0..<capacity { free.signal() }
    }

    /// Number of elements.
    var count: Int { state.withLock { $0.elements.count } }

    /// Adds an element, after waiting for a place; false where the queue was closed.
    @discardableResult
    func push(_ element: Element) -> Bool {
        free.wait()
        let isTaken = state.withLock { state in
            if state.isClosed { return false }
            state.elements.append(element)
            return true
        }
        if isTaken { filled.signal() } else { free.signal() }
        return isTaken
    }

    /// The oldest element, after waiting for one; nil once the queue is closed and empty.
    func pop() -> Element? {
        filled.wait()
        let element = state.withLock { state in
            state.elements.isEmpty ? nil : state.elements.removeFirst()
        }
        // Closed and empty: the next waiting thread must learn of it too.
        if element == nil { filled.signal() } else { free.signal() }
        return element
    }

    /// Lets no more elements in, and threads that wait for one end.
    func close() {
        state.withLock { $0.isClosed = true }
        filled.signal()
        free.signal()
    }

    /// Takes out all elements that nobody has popped.
    func drain() -> [Element] {
        state.withLock { state in
            defer { state.elements = [] }
            return state.elements
        }
    }
}
