internal import Annotation

/// What is clutter by what was learned from marked pastes.
extension PastedText {
    /// Drops lines that the model of lines takes for clutter, takes back what rules dropped only for its place,
    /// and finds the headline.
    ///
    /// Only where rules found enough clutter for a page that was copied whole: plain articles stay whole.
    mutating func markLearned() {
        guard let model = rules.lineModel, isPageCopy else { return }
        let context = LineContext(text, pieces.map(\.range))
        let known = pieces.map { $0.isSurelyClutter ? false : nil as Bool? }
        let probabilities = model.probabilities(context, known: known)
        for (index, probability) in probabilities.enumerated() {
            if pieces[index].role != .clutter {
                guard probability < model.minimum(of: index, in: context) else { continue }
                let percent = min(99, Int((100 - probability * 100).rounded()))
                drop(index, by: "\(context.reason(index)) (learned, \(percent) %)")
            } else if pieces[index].isForItsPlace, probability >= 0.5 {
                keep(index)
            }
        }
        // A headline may look like clutter to a rule: "Comment: ..."
        let free = model.probabilities(context, known: pieces.map { _ in nil })
        let finder = HeadlineFinder(
            text: text, context: context,
            probabilities: pieces.indices.map {
                pieces[$0].isSurelyClutter ? free[$0] : probabilities[$0]
            },
            firstProse: pieces.firstIndex { $0.role != .clutter && $0.isProse } ?? pieces.count)
        headline = finder.headline(among: candidates(context, probabilities, free))
        if let headline { keep(headline) }
        findDates(context)
    }

    /// Whether rules know three lines or more for clutter of web pages, and one in twenty.
    private var isPageCopy: Bool {
        let sure = pieces.count { $0.isSurelyClutter && $0.words > 0 }
        return sure >= 3 && sure * 20 >= pieces.count
    }

    /// Takes the dates beside the headline before all others, and none of what stands far below the text.
    private mutating func findDates(_ context: LineContext) {
        let top = max(0, (headline ?? context.core.lowerBound) - 3)
        let head = top..<min(pieces.count, max(top, context.core.lowerBound + 2))
        let beside = head.filter { tellsDate($0) || mayTellDate($0, context) }
        let others = pieces.indices.filter {
            !head.contains($0) && $0 < context.core.upperBound + 2 && tellsDate($0)
        }
        findings.published = (beside + others).map { text.string(pieces[$0].range) }
    }

    /// Whether a rule says that a line tells when the text was published.
    private func tellsDate(_ index: Int) -> Bool {
        let piece = pieces[index]
        return piece.effect == .published || piece.effect == .publisher || piece.rule == "date line"
    }

    /// Whether a label that no rule knows may be a line of date, issue and place.
    private func mayTellDate(_ index: Int, _ context: LineContext) -> Bool {
        let line = context.lines[index]
        return pieces[index].effect == nil && index != headline && !line.isProse
            && line.words <= 12 && line.functionWords <= 1 && line.numbers > 0
    }

    /// The lines that may be the headline: labels above the surest prose or at its beginning.
    private func candidates(
        _ context: LineContext, _ probabilities: [Double], _ free: [Double]
    ) -> [Int] {
        let border = min(pieces.count, context.core.lowerBound + 3)
        return (0..<border).suffix(60).filter { index in
            let piece = pieces[index]
            let mayBe =
                piece.role != .clutter || piece.isForItsPlace && probabilities[index] >= 0.1
                || piece.rule == "repeated"
                || piece.effect == .drop && piece.words >= 4 && free[index] >= 0.7
            return mayBe && context.mayBeHeadline(index)
        }
    }
}

extension PastedText.Piece {
    /// Whether a rule knows it for clutter of web pages, which by-lines, dates, captions and repetitions are
    /// not.
    fileprivate var isSurelyClutter: Bool {
        guard role == .clutter, !isForItsPlace else { return false }
        switch effect {
        case .publisher, .author, .published, .caption: return false
        default: return !["repeated", "date line", "caption", "about the author"].contains(rule)
        }
    }
}

extension LineModel {
    /// The least probability of prose with which a line is kept.
    ///
    /// Lines that read like part of the article must be much more improbable than others; sentences among
    /// the surest prose stay whatever they look like.
    func minimum(of index: Int, in context: LineContext) -> Double {
        if context.carriesText(index) { return 0 }
        return context.readsLikePart(index) ? minimum / 20 : minimum
    }
}

extension LineContext {
    /// Whether a line is a sentence or a paragraph among the surest prose.
    ///
    /// Prose that is lost is worse than an advertisement's sentence that is kept, and rules know most of these.
    fileprivate func carriesText(_ index: Int) -> Bool {
        core.contains(index) && lines[index].isProse
    }

    /// Whether a line is a label alone between two sentences among the surest prose, as headings are, or
    /// stands right above and is of the same.
    fileprivate func readsLikePart(_ index: Int) -> Bool {
        let line = lines[index]
        if part(index) == 1 {
            return index > 0 && index + 1 < lines.count && lines[index - 1].isProse
                && lines[index + 1].isProse
        }
        return part(index) == 0 && core.lowerBound - index <= 3 && line.words >= 3
            && shared(index) ?? 0 >= 40
    }

    /// Why a line is clutter, in words: the first that holds of what people would say.
    func reason(_ index: Int) -> String {
        let line = lines[index]
        if line.addressesReader || line.namesHouse { return "words to the reader" }
        if !line.isProse, runs[index] >= 3 {
            return "navigation: labels beside others like them"
        }
        if shared(index) ?? 0 == 0, line.words >= 4 {
            return "of something else: shares no word with the text"
        }
        switch part(index) {
        case 0: return "above the text"
        case 1: return "between the paragraphs"
        default: return "behind the text"
        }
    }
}
