// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "dateline",
    products: [
        .executable(name: "datelined", targets: ["datelined"]),
        .executable(name: "dateline", targets: ["dateline"]),
        .executable(name: "dateline-train", targets: ["dateline-train"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    ],
    targets: [
        // MARK: Values
        .target(name: "Annotation"),

        // MARK: Language data
        .target(name: "LanguageData", dependencies: ["Annotation", "ContentDigest"]),

        // MARK: C libraries
        .systemLibrary(name: "CInotifyTools", providers: [.apt(["libinotifytools0-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CUchardet", providers: [.apt(["libuchardet-dev"])]),
        .systemLibrary(name: "CSystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CProcessor"),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),

        // MARK: Foundations
        .target(name: "JSONText"),
        .target(name: "ContentDigest", dependencies: ["CCrypto"]),
        .target(name: "SystemCalls", dependencies: ["CLinux"]),

        // MARK: From bytes to articles
        .target(
            name: "Articles",
            dependencies: [
                "Annotation", "ContentDigest", "JSONText", "LanguageData", "CXML2", "CArchive",
                "CUchardet", "CCLD2", "CLinux",
            ]),

        // MARK: From articles to events
        .target(
            name: "Analysis",
            dependencies: ["Annotation", "ContentDigest", "LanguageData", "CProcessor"]),
        .target(
            name: "Training",
            dependencies: ["Annotation", "Analysis", "LanguageData", "ContentDigest", "CArchive"]),

        // MARK: The log
        .target(
            name: "EventLog",
            dependencies: [
                "Annotation", "JSONText", "CLinux", "SystemCalls",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),

        .target(
            name: "Reports",
            dependencies: [
                "Annotation", "LanguageData", "Articles", "Analysis", "ContentDigest", "EventLog",
                "JSONText", "SystemCalls", .product(name: "Yams", package: "Yams"),
            ]),

        // MARK: The service
        .target(
            name: "DropFolder",
            dependencies: ["Annotation", "ContentDigest", "SystemCalls", "CInotifyTools"]),
        .target(
            name: "Daemon",
            dependencies: [
                "Annotation", "LanguageData", "Articles", "Analysis", "EventLog", "DropFolder",
                "CSystemd", "SystemCalls",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "Yams", package: "Yams"),
            ]),

        // MARK: Programs
        .executableTarget(
            name: "datelined",
            dependencies: [
                "Daemon", "SystemCalls",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "dateline",
            dependencies: [
                "Annotation", "LanguageData", "Articles", "Analysis", "EventLog", "JSONText",
                "Reports", "SystemCalls",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "dateline-train",
            dependencies: [
                "Analysis", "Annotation", "Articles", "JSONText", "LanguageData", "Reports",
                "Training",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // MARK: Benchmarks
        .executableTarget(
            name: "IntakeBench",
            dependencies: [
                "LogChecker", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Benchmarks/IntakeBench"),
        .executableTarget(
            name: "SimilarBench",
            dependencies: [
                "Annotation", "Articles", "EventLog", "SystemCalls",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ], path: "Benchmarks/SimilarBench"),

        // MARK: Tests
        .target(name: "TestSupport", path: "Tests/Support"),
        .testTarget(
            name: "EventsTests",
            dependencies: ["Annotation", "Analysis", "LanguageData", "TestSupport"]),
        .testTarget(name: "AnnotationTests", dependencies: ["Annotation"]),
        .testTarget(
            name: "TimesTests",
            dependencies: ["Analysis", "Annotation", "LanguageData", "TestSupport"]),
        .testTarget(name: "LanguageDataTests", dependencies: ["Annotation", "LanguageData"]),
        .testTarget(
            name: "AnalysisTests",
            dependencies: ["Analysis", "Annotation", "LanguageData", "TestSupport"]),
        .testTarget(
            name: "TrainingTests",
            dependencies: ["Analysis", "Annotation", "LanguageData", "Training", "TestSupport"]),
        .testTarget(
            name: "ActorsTests",
            dependencies: ["Analysis", "Annotation", "LanguageData", "TestSupport"]),
        .testTarget(
            name: "PlacesTests",
            dependencies: ["Analysis", "Annotation", "LanguageData", "TestSupport"]),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
        .testTarget(
            name: "EventLogTests",
            dependencies: ["EventLog", "Annotation", "JSONText", "SystemCalls", "TestSupport"]),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Reports", "Analysis", "Annotation", "Articles", "EventLog", "JSONText",
                "LanguageData", "SystemCalls", "TestSupport",
            ]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "dateline", "Annotation", "EventLog", "JSONText", "SystemCalls", "TestSupport",
            ]),
        .testTarget(name: "SystemCallsTests", dependencies: ["SystemCalls", "TestSupport"]),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "Daemon", "Annotation", "DropFolder", "EventLog", "SystemCalls", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "FaultTests", dependencies: ["TestSupport"]),
        .testTarget(
            name: "DropFolderTests", dependencies: ["DropFolder", "SystemCalls", "TestSupport"]),
        .target(
            name: "FuzzedReaders", dependencies: ["Annotation", "Articles", "CArchive"],
            path: "Tests/FuzzedReaders"),
        .testTarget(
            name: "ArticlesTests",
            dependencies: [
                "Annotation", "Articles", "CArchive", "FuzzedReaders", "JSONText", "LanguageData",
                "TestSupport",
            ]),
        .target(name: "LogChecker", path: "Tests/LogChecker"),
        .testTarget(name: "LogCheckerTests", dependencies: ["LogChecker"]),
        .executableTarget(
            name: "CrashDriver",
            dependencies: [
                "LogChecker", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Tests/CrashDriver"),
    ]
)

// MARK: Fuzzing
// libFuzzer is linked only where `make fuzz` asks for it.
if Context.environment["DATELINE_FUZZ_BUILD"] != nil {
    package.targets += [
        .executableTarget(
            name: "FuzzDriver", dependencies: ["Articles", "FuzzedReaders"],
            path: "Tests/FuzzDriver")
    ]
}

for target in package.targets where target.type != .system && target.name != "CCLD2" {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
