import Foundation

/// Figures of one measure over many runs.
struct Distribution {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    /// The value below which the share `q` of all values lies.
    func quantile(_ q: Double) -> Double {
        guard !sorted.isEmpty else { return .nan }
        let rank = Int((q * Double(sorted.count)).rounded(.up)) - 1
        return sorted[min(max(rank, 0), sorted.count - 1)]
    }

    /// `n 500  min 1.2  p50 3.4 ...`, in milliseconds.
    var milliseconds: String {
        let cells = [("min", 0), ("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("max", 1)]
        return "n \(sorted.count)  "
            + cells.map { name, q in
                "\(name) \(String(format: "%.1f", quantile(q) * 1000)) ms"
            }.joined(separator: "  ")
    }
}
