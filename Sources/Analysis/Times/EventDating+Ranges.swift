import Annotation

extension EventDating {
    /// The stretch that two expressions bound: "from Monday to Friday", "between 2001 and 2009".
    func interval(from time: TimeMention, in sentence: Int) -> EventDate? {
        let times = Array(times(in: sentence))
        guard let index = times.firstIndex(of: time) else { return nil }
        if index + 1 < times.count, let found = interval(time, times[index + 1]) { return found }
        return index > 0 ? interval(times[index - 1], time) : nil
    }

    private func interval(_ first: TimeMention, _ second: TimeMention) -> EventDate? {
        guard let from = first.edtf, let to = second.edtf, from < to, first.type != .set,
            !from.contains("/"), !to.contains("/"), from.count == to.count,
            joins(first.span, second.span)
        else { return nil }
        let range = TextRange(first.range.start, second.range.end)
        return EventDate(
            edtf: "\(from)/\(to)", text: document.text(range), origin: first.origin)
    }

    /// Whether the words between two expressions make one stretch of them.
    private func joins(_ first: Span, _ second: Span) -> Bool {
        guard first.end <= second.start, second.start - first.end <= 3, first.start >= 0 else {
            return false
        }
        let between = (first.end..<second.start).map { document.form($0).lowercased() }
        let before = first.start > 0 ? document.form(first.start - 1).lowercased() : ""
        switch between.first {
        case "bis", "to", "until", "till", "through", "thru":
            return between.dropFirst().allSatisfy(Self.fillers.contains)
        case "–", "-": return between.count == 1
        case "und", "and":
            return ["zwischen", "between"].contains(before)
                && between.dropFirst().allSatisfy(Self.fillers.contains)
        default: return false
        }
    }

    private static let fillers: Set<String> = [
        "zum", "zu", "dem", "den", "am", "einschließlich", "the", "on", "einschliesslich",
    ]

    /// The date of the well-known event that an expression counts from, for the words that name it:
    /// "neun Monate nach dem Einmarsch in die Ukraine".
    func anchorDate(of trigger: Int, sentence: Int) -> EventDate? {
        for time in times(in: sentence) where time.type == .duration {
            guard let anchor = time.anchor, trigger >= time.span.end,
                trigger < time.span.end + 5
            else { continue }
            return EventDate(
                edtf: anchor, text: document.text(document.tokens.range(trigger)), origin: .anchor)
        }
        return nil
    }
}
