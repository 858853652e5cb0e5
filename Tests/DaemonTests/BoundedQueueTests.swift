import SystemCalls
import Testing

@testable import Daemon

struct BoundedQueueTests {
    @Test func `elements leave in the order in which they came`() {
        let queue = BoundedQueue<Int>(capacity: 3)
        for number in 1...3 { queue.push(number) }
        #expect([queue.pop(), queue.pop(), queue.pop()] == [1, 2, 3])
    }

    @Test func `a closed queue gives what it holds and then ends`() {
        let queue = BoundedQueue<Int>(capacity: 3)
        queue.push(1)
        queue.close()
        #expect(!queue.push(2))
        #expect(queue.pop() == 1)
        #expect(queue.pop() == nil)
        #expect(queue.pop() == nil)
    }

    @Test func `many threads pass every element on exactly once`() async throws {
        let queue = BoundedQueue<Int>(capacity: 4)
        let sum = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    await onThread {
                        var sum = 0
                        while let number = queue.pop() { sum += number }
                        return sum
                    }
                }
            }
            _ = await onThread { () -> Int in
                for number in 1...1000 { queue.push(number) }
                queue.close()
                return 0
            }
            return await group.reduce(0, +)
        }
        #expect(sum == 500_500)
    }
}
