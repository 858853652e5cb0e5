/// What an analysis was made with: the beginnings of digests, which change with any change.
public struct AnalysisVersion: Hashable, Sendable {
    /// First 12 digits of the SHA-256 of the lexicon and its overlays.
    public var lexicon: String
    /// First 12 digits of the SHA-256 of the models.
    public var models: String

    /// Creates a version from whole digests or their beginnings.
    public init(lexicon: String, models: String) {
        self.lexicon = String(lexicon.prefix(12))
        self.models = String(models.prefix(12))
    }
}
