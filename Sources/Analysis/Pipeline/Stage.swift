public import Annotation

/// One step of analysis: a function on a document that declares which layers it reads and writes.
///
/// Stages are immutable and shared by all workers; memory that a run needs comes from the worker's
/// `Scratch`.
public protocol Stage: Sendable {
    /// Name, for composition errors and timings.
    var name: String { get }
    /// Layers that must be filled before it runs.
    var reads: Document.Layers { get }
    /// Layers that it fills.
    var writes: Document.Layers { get }
    /// Fills its layers.
    func run(on document: inout Document, scratch: Scratch)
}
