internal import Analysis
internal import Glibc

/// The weights of a linear classifier while it is trained, with their running average.
///
/// A feature gets a row of weights, one a class, when it has been wanted by `cutoff` updates. Updates
/// are passive-aggressive (Crammer et al. 2006, PA-I), averaged over all steps. Behind its weights a row
/// counts how often its feature was met.
final class WeightTable {
    /// Number of classes.
    let classes: Int
    /// Scores of the classes under the features scored last.
    let scores: UnsafeMutablePointer<Float>
    private let lanes: Int
    private let cutoff: UInt8
    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private(set) var rowCount = 0
    private var isClosed = false
    private var chunks: [UnsafeMutablePointer<SIMD8<Float>>] = []
    private var found: UnsafeMutablePointer<Int32>
    private var foundCount = 0
    private let wanted: UnsafeMutablePointer<UInt8>
    /// Decisions so far, the clock of the average.
    private(set) var steps: Double = 0

    private struct Slot {
        var key: UInt64
        var row: Int32
    }

    private static let chunkRows = 1 << 10
    private static let wantedMask = (1 << 24) - 1

    /// Creates a table without features.
    init(classes: Int, cutoff: Int) {
        self.classes = classes
        self.cutoff = UInt8(cutoff)
        lanes = (classes + 8) / 8
        mask = (1 << 16) - 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: Slot(key: 0, row: -1), count: mask + 1)
        scores = UnsafeMutableRawPointer.allocate(byteCount: lanes * 32, alignment: 32)
            .bindMemory(to: Float.self, capacity: lanes * 8)
        found = .allocate(capacity: FeatureList.capacity)
        // Zeroed by the kernel page by page: small trainings touch little of it.
        guard let zeros = calloc(Self.wantedMask + 1, 1) else { fatalError("out of memory") }
        wanted = zeros.bindMemory(to: UInt8.self, capacity: Self.wantedMask + 1)
    }

    /// Creates a table that learns weights of `features` only, where they are given.
    convenience init(classes: Int, cutoff: Int, features: [UInt64]?) {
        self.init(classes: classes, cutoff: cutoff)
        guard let features else { return }
        for key in features {
            if rowCount * 3 > mask * 2 { grow() }
            _ = addRow(key, slot: slot(of: key))
        }
        isClosed = true
    }

    deinit {
        slots.deallocate()
        scores.deallocate()
        found.deallocate()
        free(wanted)
        for chunk in chunks { chunk.deallocate() }
    }

    /// Sets `scores` for `features`, and remembers their rows for the update that may follow.
    func score(_ features: borrowing FeatureList) {
        let sums = UnsafeMutableRawPointer(scores).assumingMemoryBound(to: SIMD8<Float>.self)
        for lane in 0..<lanes { sums[lane] = .zero }
        foundCount = features.count
        for index in 0..<features.count {
            let row = slots[slot(of: features.base[index])].row
            found[index] = row
            guard row >= 0 else { continue }
            let weights = weights(row)
            for lane in 0..<lanes { sums[lane] += weights[lane] }
            UnsafeMutableRawPointer(weights).assumingMemoryBound(to: Float.self)[classes] += 1
        }
    }

    /// Counts a decision.
    func step() { steps += 1 }

    /// Moves the weights of the features scored last towards `good` and away from `bad`, as far as the
    /// margin of 1 asks but by `limit` at most.
    func update(
        _ features: borrowing FeatureList, good: Int, bad: Int, limit: Float, weight: Float
    ) {
        let loss = 1 - (scores[good] - scores[bad])
        guard loss > 0 else { return }
        let size = min(limit, loss / Float(2 * max(1, foundCount))) * weight
        add(features, to: good, size)
        add(features, to: bad, -size)
    }

    /// Adds `size` to the weights of the features scored last for one class.
    func add(_ features: borrowing FeatureList, to label: Int, _ size: Float) {
        let aged = size * Float(steps * 1e-6)
        for index in 0..<features.count {
            if found[index] < 0 { found[index] = admit(features.base[index]) }
            let row = found[index]
            guard row >= 0 else { continue }
            let base = UnsafeMutableRawPointer(weights(row)).assumingMemoryBound(to: Float.self)
            base[label] += size
            base[lanes * 8 + label] += aged
        }
    }

    /// Replaces the weights by their averages; training is over.
    func average() {
        guard steps > 0 else { return }
        let factor = Float(1 / (steps * 1e-6))
        for row in 0..<rowCount {
            let weights = weights(Int32(row))
            for lane in 0..<lanes { weights[lane] -= weights[lanes + lane] * factor }
        }
    }

    /// Adds the averaged weights of another table.
    func add(_ other: WeightTable) {
        other.forEachFeature { key, theirs in
            if rowCount * 3 > mask * 2 { grow() }
            let slot = slot(of: key)
            let row = slots[slot].row >= 0 ? slots[slot].row : addRow(key, slot: slot)
            let ours = UnsafeMutableRawPointer(weights(row)).assumingMemoryBound(to: Float.self)
            for label in 0..<classes { ours[label] += theirs[label] }
        }
    }

    /// Calls `body` with every feature and its weights, in the order of the features.
    func forEachFeature(_ body: (UInt64, UnsafePointer<Float>) -> Void) {
        var used: [(key: UInt64, row: Int32)] = []
        used.reserveCapacity(rowCount)
        for index in 0...mask where slots[index].row >= 0 {
            used.append((slots[index].key, slots[index].row))
        }
        used.sort { $0.key < $1.key }
        for (key, row) in used {
            body(key, UnsafeRawPointer(weights(row)).assumingMemoryBound(to: Float.self))
        }
    }

    @inline(__always)
    private func weights(_ row: Int32) -> UnsafeMutablePointer<SIMD8<Float>> {
        chunks[Int(row) / Self.chunkRows] + (Int(row) % Self.chunkRows) * 2 * lanes
    }

    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
        while slots[slot].row >= 0, slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    /// The row of a new feature; -1 while it has not been wanted often enough.
    private func admit(_ key: UInt64) -> Int32 {
        if isClosed { return -1 }
        let place = Int(truncatingIfNeeded: (key &* 0xD6E8_FEB8_6659_FD93) >> 24) & Self.wantedMask
        if wanted[place] < 255 { wanted[place] += 1 }
        guard wanted[place] >= cutoff else { return -1 }
        if rowCount * 3 > mask * 2 { grow() }
        let slot = slot(of: key)
        if slots[slot].row >= 0 { return slots[slot].row }
        return addRow(key, slot: slot)
    }

    private func addRow(_ key: UInt64, slot: Int) -> Int32 {
        if rowCount % Self.chunkRows == 0 { addChunk() }
        slots[slot] = Slot(key: key, row: Int32(rowCount))
        rowCount += 1
        return Int32(rowCount - 1)
    }

    private func addChunk() {
        let size = Self.chunkRows * 2 * lanes
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size * 32, alignment: 32)
            .bindMemory(to: SIMD8<Float>.self, capacity: size)
        memory.initialize(repeating: .zero, count: size)
        chunks.append(memory)
    }

    private func grow() {
        let old = slots
        let oldMask = mask
        mask = mask * 2 + 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: Slot(key: 0, row: -1), count: mask + 1)
        for index in 0...oldMask where old[index].row >= 0 {
            slots[slot(of: old[index].key)] = old[index]
        }
        old.deallocate()
    }
}
