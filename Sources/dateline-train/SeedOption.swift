import ArgumentParser

/// Where the pseudo-random numbers of a training start.
struct SeedOption: ParsableArguments {
    @Option(help: "Start of the pseudo-random numbers; the same seed and data give the same bytes.")
    var seed: UInt64 = 1
}
