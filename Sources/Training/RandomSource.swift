internal import Analysis

/// Pseudo-random numbers that are the same on every run: SplitMix64 by Steele, Lea and Flood.
struct RandomSource: RandomNumberGenerator {
    private var state: UInt64

    /// Starts at a seed.
    init(seed: UInt64) { state = seed }

    /// The next number.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// The numbers 0 ..< `count` in random order (Fisher and Yates).
    mutating func order(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for index in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(index, Int(next() % UInt64(index + 1)))
        }
        return order
    }
}

extension FeatureList {
    /// Leaves out features at random, `share` of 256 on average, so that training does not lean on few.
    mutating func thin(share: Int, random: inout RandomSource) {
        if share == 0 { return }
        var kept = 0
        var bits: UInt64 = 0
        for index in 0..<count {
            if index & 7 == 0 { bits = random.next() }
            base[kept] = base[index]
            if Int(bits & 255) >= share { kept += 1 }
            bits >>= 8
        }
        count = kept
    }
}
