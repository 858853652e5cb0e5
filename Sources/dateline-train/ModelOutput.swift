import Glibc
import Training

/// Where trained models and the progress of training go.
enum ModelOutput {
    /// Writes a model file; the one at that path before stays whole until the new one is.
    static func write(_ bytes: [UInt8], to path: String) throws(TrainingError) {
        guard let file = fopen(path + ".new", "w") else {
            throw TrainingError(message: "\(path).new: cannot be written; check the path")
        }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count, rename(path + ".new", path) == 0 else {
            throw TrainingError(message: "\(path): could not be written to the end")
        }
    }

    /// Runs a recipe with its progress on standard error, and writes the model.
    static func run(_ recipe: ModelRecipe, to path: String) throws {
        let clock = ProcessorClock()
        func say(_ line: String) {
            let bytes = Array("\(Int(clock.seconds)) s  \(line)\n".utf8)
            _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
        }
        let bytes = try recipe.run(report: say)
        try write(bytes, to: path)
        say("\(bytes.count) bytes in \(path)")
    }
}
