internal import Analysis
internal import Annotation
internal import Articles
internal import FoundationEssentials
public import LanguageData

/// The record files of a lexicon, shipped ones and those of its overlays.
public struct LexiconFiles: Sendable {
    /// Where they are.
    public let seeds: SeedsFolder

    /// Takes the files of a seeds folder and its overlays.
    public init(seeds: SeedsFolder) { self.seeds = seeds }

    /// Names below `lexicon` of the shipped record files, in order.
    public var names: [String] {
        ["de", "en", "shared"].flatMap { folder in
            seeds.names(in: "lexicon/\(folder)").map { "\(folder)/\($0)" }
        }.filter(Self.isRecordFile)
    }

    /// Paths of the record files of an overlay, relative to it, in order; also misplaced ones.
    func names(ofOverlay overlay: String) -> [String] {
        let files = FileManager.default
        let top = (try? files.contentsOfDirectory(atPath: overlay)) ?? []
        let inner = top.flatMap { folder in
            ((try? files.contentsOfDirectory(atPath: "\(overlay)/\(folder)")) ?? [])
                .map { "\(folder)/\($0)" }
        }
        return (top + inner).filter(Self.isRecordFile).sorted()
    }

    /// Everything that keeps a file, or a record of it, from being read.
    ///
    /// Of each file the first mistake is told, and of what is built from several files the first.
    public func problems() -> [LexiconProblem] {
        var found = strayFiles()
        for name in names {
            attempt(&found) { () throws(LanguageDataError) in _ = try seeds.records(name) }
        }
        guard found.allSatisfy({ $0.kind != .malformed || $0.isStray }) else { return found }
        attempt(&found) { () throws(LanguageDataError) in _ = try World(seeds: seeds) }
        attempt(&found) { () throws(LanguageDataError) in _ = try BoilerplateRules(seeds: seeds) }
        for language in Language.allCases {
            attempt(&found) { () throws(LanguageDataError) in
                _ = try FrameLexicon(language: language, seeds: seeds)
            }
            attempt(&found) { () throws(LanguageDataError) in
                _ = try TimeGrammar(seeds: seeds, language: language)
            }
            attempt(&found) { () throws(LanguageDataError) in
                _ = try QuantityReader(seeds: seeds, language: language)
            }
            attempt(&found) { () throws(LanguageDataError) in
                _ = try TokenRules(language: language, seeds: seeds)
            }
        }
        return found
    }

    private func attempt(
        _ found: inout [LexiconProblem], _ read: () throws(LanguageDataError) -> Void
    ) {
        do throws(LanguageDataError) { try read() } catch {
            let problem = problem(error)
            if !found.contains(problem) { found.append(problem) }
        }
    }

    private func problem(_ error: LanguageDataError) -> LexiconProblem {
        var place = error.file
        if error.line > 0 { place += ":\(error.line)" }
        if error.column > 0 { place += ":\(error.column)" }
        return LexiconProblem(
            kind: .malformed, place: place, message: error.message, isOverlay: isOverlay(error.file)
        )
    }

    /// Whether a file stands in an overlay.
    func isOverlay(_ file: String) -> Bool {
        seeds.overlays.contains { file.hasPrefix($0 + "/") }
    }

    /// Files of overlays that nobody reads, because no shipped file has their name.
    private func strayFiles() -> [LexiconProblem] {
        let known = Set(names)
        return seeds.overlays.flatMap { overlay in
            names(ofOverlay: overlay).filter { !known.contains($0) && !isPersons($0) }.map { name in
                let folder = name.split(separator: "/").first.map(String.init) ?? ""
                let near = known.filter { $0.hasPrefix(folder + "/") }.sorted()
                let hint = near.isEmpty ? known.sorted() : near
                return LexiconProblem(
                    kind: .malformed, place: "\(overlay)/\(name)",
                    message: "\(LexiconProblem.stray) (\(hint.joined(separator: ", ")))",
                    isOverlay: true)
            }
        }
    }

    private func isPersons(_ name: String) -> Bool {
        World.files(in: seeds).contains(name)
    }

    private static func isRecordFile(_ name: String) -> Bool {
        name.hasSuffix(".rules") || name.hasSuffix(".records")
    }
}

extension LexiconProblem {
    static let stray =
        "no file of this name is read; an overlay has files named as the shipped ones"

    /// Whether the problem is a file that nobody reads, which does not keep others from being read.
    public var isStray: Bool { message.hasPrefix(Self.stray) }
}
