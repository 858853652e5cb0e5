/// Leaves out, among the runs of an article's container, what is still not prose.
enum RunFilter {
    /// Marks runs with the rule that leaves them out.
    static func apply(to runs: inout [PageRun], _ all: PageRuns) {
        for index in runs.indices where runs[index].rule == nil {
            runs[index].rule = rule(for: runs[index])
        }
        dropLonelyHeadings(&runs)
    }

    private static func rule(for run: PageRun) -> String? {
        let density = run.linkDensity
        switch run.tag {
        case .heading: return density > 0.8 ? "html link heading" : nil
        case .item:
            if density > 0.6, run.words < 30 { return "html link list" }
            return density > 0.4 && run.words < 8 ? "html link list" : nil
        case .cell: return density > 0.5 ? "html link cell" : nil
        case .paragraph, .quote, .preformatted, .definition:
            if density > 0.8, run.words < 25 { return "html link paragraph" }
            return density > 0.5 && !run.endsSentence ? "html link paragraph" : nil
        default:
            if density > 0.5 { return "html link block" }
            return run.words < 4 && !run.endsSentence ? "html label" : nil
        }
    }

    /// A heading with nothing kept behind it, up to the next heading, says nothing.
    private static func dropLonelyHeadings(_ runs: inout [PageRun]) {
        var hasText = false
        for index in runs.indices.reversed() where runs[index].rule == nil {
            if runs[index].tag != .heading {
                hasText = true
            } else if !hasText, !(runs[index].endsSentence && runs[index].words >= 4) {
                runs[index].rule = "html heading without text"
            }
        }
    }
}
