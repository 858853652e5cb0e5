public import Annotation

/// The stages of one language in order, checked when it is built.
public struct Pipeline: Sendable {
    /// The stages in the order in which they run.
    public let stages: [any Stage]

    /// A stage that reads what no earlier stage writes.
    public struct CompositionError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The stage.
        public var stage: String
        /// The layers it misses.
        public var missing: Document.Layers

        /// What is missing.
        public var description: String {
            "stage '\(stage)' reads layers that no earlier stage writes (\(missing.rawValue)); "
                + "put the stage that writes them before it"
        }
    }

    /// Composes stages; throws when one reads a layer that is neither given nor written before it.
    public init(
        _ stages: [any Stage], given: Document.Layers = []
    ) throws(CompositionError) {
        var filled = given
        for stage in stages {
            let missing = stage.reads.subtracting(filled)
            guard missing.isEmpty else {
                throw CompositionError(stage: stage.name, missing: missing)
            }
            filled.formUnion(stage.writes)
        }
        self.stages = stages
    }

    /// Runs every stage on the document.
    public func run(on document: inout Document, scratch: Scratch) {
        for stage in stages {
            stage.run(on: &document, scratch: scratch)
            document.layers.formUnion(stage.writes)
        }
    }
}
