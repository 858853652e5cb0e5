extension WeightLayout {
    /// The memory of a layout, filled once.
    final class Memory {
        /// The layout.
        let layout: WeightLayout

        /// Lays out a section; O(bytes).
        init(_ section: WeightSection) {
            let shape = Shape(classes: section.classes)
            var size = (records: 0, rows: 0)
            for index in 0..<section.buckets {
                let bucket = section.bucket(index)
                size.records += 3 * bucket.count
                for feature in 0..<bucket.count {
                    let weights = Int(bucket.sizes[feature])
                    size.records += shape.length(of: weights)
                    if shape.hasOuterRow(weights) { size.rows += shape.stride }
                }
            }
            let records = (size.records + WeightLayout.slack + 63) & ~63
            layout = WeightLayout(
                starts: .allocate(capacity: section.buckets + 1),
                base: .allocate(
                    byteCount: records + size.rows + WeightLayout.slack, alignment: 64),
                innerChunks: shape.isInner ? shape.chunks : 0,
                padding: section.classes <= 252 ? 0x00FC_00FD_00FE_00FF : 0x00FF_00FF_00FF_00FF)
            var filling = Filling(layout: layout, shape: shape, row: records)
            for index in 0..<section.buckets {
                layout.starts[index] = filling.add(section.bucket(index))
            }
            layout.starts[section.buckets] = UInt32(filling.record) << 8
        }

        deinit {
            layout.starts.deallocate()
            layout.base.deallocate()
        }
    }

    /// Which form the weights of a classifier take.
    private struct Shape {
        let classes: Int
        let isInner: Bool
        /// Units of 8 weights that hold all classes.
        let chunks: Int
        /// Bytes from row to row outside of records; long rows begin where few cache lines hold them.
        let stride: Int

        init(classes: Int) {
            self.classes = classes
            isInner = classes <= WeightLayout.fewClasses
            chunks = (classes + 7) / 8
            stride = (classes + 31) & ~31
        }

        func hasRow(_ weights: Int) -> Bool {
            let fewest = WeightLayout.fewestForRow
            return weights >= (isInner ? fewest.inner : fewest.outer)
        }

        func hasOuterRow(_ weights: Int) -> Bool { !isInner && hasRow(weights) }

        /// Bytes in a record; odd for rows.
        func length(of weights: Int) -> Int {
            hasRow(weights) ? isInner ? classes | 1 : 5 : 2 * weights
        }
    }

    /// A layout that is being filled.
    private struct Filling {
        let layout: WeightLayout
        let shape: Shape
        var record = 0
        var row: Int

        init(layout: WeightLayout, shape: Shape, row: Int) {
            self.layout = layout
            self.shape = shape
            self.row = row
        }

        /// Takes a bucket and returns its start.
        mutating func add(_ bucket: WeightSection.Bucket) -> UInt32 {
            let start = UInt32(record) << 8 | UInt32(bucket.count)
            let place = layout.base + record
            place.copyMemory(from: bucket.checks, byteCount: 2 * bucket.count)
            record += 3 * bucket.count
            var pairs = bucket.pairs
            for feature in 0..<bucket.count {
                let weights = Int(bucket.sizes[feature])
                let length = shape.length(of: weights)
                place.storeBytes(
                    of: UInt8(length), toByteOffset: 2 * bucket.count + feature, as: UInt8.self)
                add(pairs, weights)
                record += length
                pairs += 2 * weights
            }
            return start
        }

        private mutating func add(_ pairs: UnsafePointer<UInt8>, _ weights: Int) {
            let place = layout.base + record
            guard shape.hasRow(weights) else {
                return place.copyMemory(from: pairs, byteCount: 2 * weights)
            }
            guard !shape.isInner else {
                fill(place, length: shape.classes | 1, pairs, weights)
                return
            }
            let last = fill(layout.base + row, length: shape.stride, pairs, weights)
            // Of many classes, most rows weigh only the first: those of one part of speech.
            let chunks = shape.classes > 128 ? last / 8 + 1 : shape.chunks
            place.storeBytes(of: UInt32(row), as: UInt32.self)
            place.storeBytes(of: UInt8(chunks), toByteOffset: 4, as: UInt8.self)
            row += shape.classes > 128 ? chunks * 8 : shape.stride
        }

        /// Writes a row and returns the last class that it weighs.
        @discardableResult
        private func fill(
            _ place: UnsafeMutableRawPointer, length: Int, _ pairs: UnsafePointer<UInt8>,
            _ weights: Int
        ) -> Int {
            let row = place.initializeMemory(as: UInt8.self, repeating: 0, count: length)
            var last = 0
            for index in 0..<weights {
                let lane = Int(pairs[2 * index])
                row[lane] = pairs[2 * index + 1]
                last = max(last, lane)
            }
            return last
        }
    }
}
