public import Annotation

/// Finds when an event happened: by the time expressions of its clause, else of its sentence, else
/// by what the text has said before.
public struct EventDating: Sendable {
    let document: Document
    private let published: CalendarDay?

    /// Prepares for the events of one document, whose times must be filled.
    public init(_ document: Document) {
        self.document = document
        published = document.article.published.flatMap { CalendarDay(iso: $0) }
    }

    /// The date of what the word `trigger` names; nil where the text supports none.
    ///
    /// `tense` is where the clause places it; without it, it is read from the verb. O(times in the
    /// sentence times depth of the tree).
    public func date(of trigger: Int, tense: EventTense? = nil) -> EventDate? {
        guard let sentence = document.sentence(of: trigger) else { return nil }
        let tense = tense ?? EventTense(of: trigger, in: document)
        if let own = ownDate(of: trigger, sentence: sentence, tense: tense) { return own }
        guard !namesOtherTime(sentence) else { return nil }
        return headlineDate(sentence: sentence, tense: tense)
            ?? discourseDate(before: sentence, tense: tense)
            ?? reportDate(of: trigger, sentence: sentence, tense: tense)
    }

    /// The date of what is asked, promised or blamed in words that a verb above reports: that of the
    /// report, where its own clause has none.
    public func dateOfSpeech(_ trigger: Int) -> EventDate? {
        if let own = date(of: trigger) { return own }
        guard document.layers.contains(.dependencies) else { return nil }
        var row = trigger
        for _ in 0..<6 {
            guard let head = document.tokens.head(of: row) else { return nil }
            switch document.tokens.relation[row] {
            case .ccomp, .ccompReported, .parataxis:
                return date(of: head) ?? dateOfSaying(head)
            case .xcomp, .conj, .obj, .obl, .aux: row = head
            default: return nil
            }
        }
        return nil
    }

    /// For what somebody says in the past tense of the report, whatever earlier time the sentences
    /// before tell of: about the day of publication.
    private func dateOfSaying(_ verb: Int) -> EventDate? {
        guard let published, EventTense(of: verb, in: document) == .past,
            document.tokens.head(of: verb) == nil,
            let sentence = document.sentence(of: verb),
            times(in: sentence).allSatisfy({ $0.edtf == nil }),
            document.sentences[sentence].span.rows.contains(where: {
                document.tokens.head(of: $0) == verb && document.tokens.relation[$0] == .nsubj
                    && isSomebody($0)
            })
        else { return nil }
        return leadDate(published) ?? about(published)
    }

    private func isSomebody(_ row: Int) -> Bool {
        document.tokens.tag[row] == .pronoun
            || document.mentions.contains { $0.kind == .person && $0.span.contains(row) }
    }

    // MARK: The sentence itself

    /// The best date of the event's own sentence.
    private func ownDate(of trigger: Int, sentence: Int, tense: EventTense) -> EventDate? {
        var best: (cost: Int, time: TimeMention)?
        for time in times(in: sentence) where time.origin == .anchor && time.type == .date {
            if time.span.contains(trigger) { return eventDate(time) }
        }
        if let anchor = anchorDate(of: trigger, sentence: sentence) { return anchor }
        for time in times(in: sentence) where isDate(time) && fits(time, tense) {
            guard let cost = cost(of: time, trigger: trigger) else { continue }
            if let known = best, known.cost <= cost { continue }
            best = (cost, time)
        }
        return best.map { interval(from: $0.time, in: sentence) ?? eventDate($0.time) }
    }

    /// The times of a sentence.
    func times(in sentence: Int) -> some Sequence<TimeMention> {
        let span = document.sentences[sentence].span
        let first = document.times.partitioningIndex { $0.span.start >= span.start }
        return document.times[first...].prefix { $0.span.start < span.end }
    }

    func isDate(_ time: TimeMention) -> Bool {
        time.edtf != nil && time.type != .set && !isBound(time)
            && !(time.origin == .anchor && time.type == .date)
    }

    /// Whether the expression only bounds a stretch of time ("seit 2014", "until Friday").
    private func isBound(_ time: TimeMention) -> Bool {
        guard time.span.start > 0, !time.span.isEmpty else { return false }
        let first = time.span.start - 1
        let isArticle = document.tokens.tag[first] == .determiner && first > 0
        let before = document.form(isArticle ? first - 1 : first).lowercased()
        if ["seit", "since", "bis", "until", "till", "ab"].contains(before) { return true }
        return time.type == .date && Self.sequence.contains(before)
    }

    /// Words that put what is told before or after a day.
    private static let sequence: Set<String> = ["before", "after", "vor", "nach"]

    /// Whether a date and the tense of a clause go together.
    private func fits(_ time: TimeMention, _ tense: EventTense) -> Bool {
        guard let published, let edtf = time.edtf else { return true }
        let today = published.iso
        let isLater = edtf.prefix(today.count) > today.prefix(edtf.count) && !edtf.hasPrefix("X")
        switch tense {
        case .past, .before: return !isLater
        case .present, .future, .open: return true
        }
    }

    /// How far a time expression stands from the trigger: steps in the tree, dearer across clauses;
    /// nil where it belongs to another clause that only describes somebody.
    private func cost(of time: TimeMention, trigger: Int) -> Int? {
        let precision = min(time.edtf?.count ?? 0, 10)
        let start = time.span.start
        guard document.layers.contains(.dependencies) else {
            return abs(start - trigger) * 4 + (10 - precision)
        }
        let up = path(from: head(of: time.span))
        let down = path(from: trigger)
        guard let meet = up.firstIndex(where: { down.contains($0) }),
            let depth = down.firstIndex(of: up[meet])
        else { return 400 + abs(start - trigger) }
        var cost = (meet + depth) * 10 + (10 - precision)
        for row in up[..<meet] {
            if !time.span.contains(row) {
                guard let crossing = crossing(row) else { return nil }
                cost += crossing
            }
            switch document.tokens.relation[row] {
            case .acl, .aclRelcl, .advclRelcl: return nil
            case .advcl, .ccomp, .parataxis, .csubj: cost += 60
            case .conj: cost += 25
            default: break
            }
        }
        for row in down[..<depth] {
            guard let crossing = crossing(row) else { return nil }
            cost += crossing
            switch document.tokens.relation[row] {
            case .acl, .aclRelcl, .advclRelcl, .advcl, .ccomp, .parataxis: cost += 40
            case .conj: cost += 15
            default: break
            }
        }
        return cost + min(abs(start - trigger), 30) / 3
    }

    /// The token of a span whose head lies outside it.
    private func head(of span: Span) -> Int {
        for row in span.rows {
            guard let head = document.tokens.head(of: row) else { return row }
            if !span.contains(head) { return row }
        }
        return span.start
    }

    /// A token and those above it, up to the root.
    private func path(from row: Int) -> [Int] {
        var path = [row]
        while path.count < 24, let head = document.tokens.head(of: path[path.count - 1]) {
            path.append(head)
        }
        return path
    }

    func eventDate(_ time: TimeMention) -> EventDate {
        EventDate(
            edtf: time.edtf ?? "", text: document.text(time.range), origin: time.origin)
    }

    // MARK: The text around it

    /// Whether the sentence says that it speaks of another time than the text around it.
    private func namesOtherTime(_ sentence: Int) -> Bool {
        times(in: sentence).contains { $0.value == "PAST_REF" || $0.value == "FUTURE_REF" }
    }

    /// For the headline: the date that the lead gives, else about the day of publication; for a
    /// lead without any date, about the day of publication.
    private func headlineDate(sentence: Int, tense: EventTense) -> EventDate? {
        guard tense != .future, tense != .before else { return nil }
        let isHeadline = isTitle(sentence)
        guard isHeadline || sentence == 0 || isTitle(sentence - 1) else { return nil }
        if isHeadline,
            let lead = (sentence + 1..<min(sentence + 3, document.sentences.count)).first(
                where: { !isTitle($0) }),
            let date = soleDay(of: lead), fits(date, .past)
        {
            return eventDate(date)
        }
        guard let published else { return nil }
        return EventDate(edtf: published.iso + "~", text: nil, origin: .published)
    }

    /// For what a main clause tells as news, in the past or present tense, in a paragraph that names
    /// no time outside the month of publication: about the day of publication.
    private func reportDate(of trigger: Int, sentence: Int, tense: EventTense) -> EventDate? {
        guard tense == .past || tense == .present, document.layers.contains(.tags),
            isPredicate(trigger) || isTold(trigger),
            times(in: sentence).allSatisfy({ $0.edtf == nil || isElsewhere($0, trigger) }),
            times(in: sentence).allSatisfy({ $0.type != .set })
        else { return nil }
        for row in path(from: trigger) {
            switch document.tokens.relation[row] {
            case .advcl where isConverb(row) || isContrast(row): break
            case .acl, .aclRelcl, .advclRelcl, .advcl, .csubj, .appos, .nmod: return nil
            default: break
            }
        }
        guard let published else { return tense == .past ? leadDay() : nil }
        let block = document.sentences[sentence].block
        let month = published.iso.prefix(7)
        for earlier in stride(from: sentence - 1, through: 0, by: -1) {
            guard document.sentences[earlier].block == block else { break }
            if times(in: earlier).contains(where: {
                isDate($0) && $0.edtf?.prefix(7) == month && isMain($0, earlier)
            }) {
                break
            }
            if times(in: earlier).contains(where: {
                $0.value == "PAST_REF"
                    || (isDate($0) && $0.edtf?.prefix(7) != month && isMain($0, earlier))
            }) {
                return nil
            }
        }
        return tense == .past ? leadDate(published) ?? about(published) : about(published)
    }

    /// Whether a date of the sentence belongs to another clause, or bounds a stretch of time.
    private func isElsewhere(_ time: TimeMention, _ trigger: Int) -> Bool {
        isBound(time)
            || document.layers.contains(.dependencies) && cost(of: time, trigger: trigger) == nil
    }

    /// Whether an expression hangs on the main verb of its sentence.
    private func isMain(_ time: TimeMention, _ sentence: Int) -> Bool {
        guard document.layers.contains(.dependencies) else { return true }
        let top = head(of: time.span)
        guard let verb = document.tokens.head(of: top) else { return true }
        return document.tokens.head(of: verb) == nil
    }

    /// Whether a noun tells what the main verb does or when: "made it in a discussion".
    private func isTold(_ row: Int) -> Bool {
        guard document.tokens.tag[row] == .noun, let verb = document.tokens.head(of: row),
            isPredicate(verb)
        else { return false }
        switch document.tokens.relation[row] {
        case .obj, .nsubj, .nsubjPass: return true
        case .obl, .oblArg: return crossing(row) == 0
        default: return false
        }
    }

    /// Whether the clause only stands beside another: "während die EU den Vorstoß begrüßte".
    private func isContrast(_ row: Int) -> Bool {
        guard let sentence = document.sentence(of: row) else { return false }
        return document.sentences[sentence].span.rows.contains { child in
            document.tokens.head(of: child) == row && document.tokens.relation[child] == .mark
                && ["während", "wohingegen", "while", "whereas"].contains(
                    document.form(child).lowercased())
        }
    }

    /// For a text without a day of publication: the only day that the lead names.
    private func leadDay() -> EventDate? {
        guard let lead = document.sentences.indices.first(where: { !isTitle($0) }),
            let time = soleDay(of: lead), let day = time.edtf.flatMap({ CalendarDay(iso: $0) })
        else { return nil }
        return EventDate(edtf: day.iso + "~", text: document.text(time.range), origin: .relative)
    }

    private func about(_ published: CalendarDay) -> EventDate {
        EventDate(edtf: published.iso + "~", text: nil, origin: .published)
    }

    /// The only day that the lead names, where it lies at most two days before publication: the
    /// report goes on about it.
    private func leadDate(_ published: CalendarDay) -> EventDate? {
        guard let lead = document.sentences.indices.first(where: { !isTitle($0) }),
            let time = soleDay(of: lead), let day = time.edtf.flatMap({ CalendarDay(iso: $0) }),
            (0...2).contains(published.number - day.number)
        else { return nil }
        return EventDate(edtf: day.iso + "~", text: document.text(time.range), origin: .relative)
    }

    private func isPredicate(_ row: Int) -> Bool {
        document.tokens.tag[row] == .verb || document.tokens.tag[row] == .auxiliary
    }

    /// Whether the clause is a bare participle, which tells of the main clause's time: "..., killing
    /// four people".
    private func isConverb(_ row: Int) -> Bool {
        let morphology = document.tokens.morphology[row]
        guard morphology.form == .participle || morphology.form == .gerund else { return false }
        let rows = document.sentence(of: row).map { document.sentences[$0].span.rows } ?? row..<row
        return !rows.contains {
            document.tokens.head(of: $0) == row
                && (document.tokens.relation[$0].isSubject || document.tokens.relation[$0] == .mark
                    || document.tokens.relation[$0] == .aux)
        }
    }

    private func isTitle(_ sentence: Int) -> Bool {
        let block = document.sentences[sentence].block
        guard document.article.blocks.indices.contains(block) else { return false }
        return document.article.blocks[block].role == .title
    }

    /// The day that a sentence names, where it names only one.
    private func soleDay(of sentence: Int) -> TimeMention? {
        var found: TimeMention?
        for time in times(in: sentence) where isDate(time) && (time.edtf?.count ?? 0) >= 10 {
            if let found, found.edtf?.prefix(10) != time.edtf?.prefix(10) { return nil }
            found = time
        }
        return found
    }

    /// For a past clause without a date: the day that one of the two sentences before it in the
    /// same paragraph names.
    private func discourseDate(before sentence: Int, tense: EventTense) -> EventDate? {
        guard tense == .past || tense == .open else { return nil }
        for earlier in stride(from: sentence - 1, through: max(0, sentence - 2), by: -1) {
            guard document.sentences[earlier].block == document.sentences[sentence].block else {
                return nil
            }
            if let day = soleDay(of: earlier) {
                guard fits(day, .past) else { return nil }
                return EventDate(
                    edtf: day.edtf ?? "", text: document.text(day.range), origin: .relative)
            }
            if times(in: earlier).contains(where: { isDate($0) }) { return nil }
        }
        return nil
    }
}

extension Array {
    /// The first index from which on `predicate` holds, in an array where it never stops holding.
    fileprivate func partitioningIndex(_ predicate: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
