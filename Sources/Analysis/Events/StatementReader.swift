internal import Annotation

/// Reads the verbal acts that somebody does by what he says, where no verb of accusing, refusing or
/// threatening tells them.
struct StatementReader {
    let reading: Reading
    let dating: EventDating

    /// The act that a statement is; nil where no record applies.
    func event(of statement: Statement, sentence: Int) -> EventReader.Found? {
        guard !isConditional(statement.row), !isQuestion(sentence) else { return nil }
        let clause = StatementClause(statement, reading: reading)
        let sides = StatementSides(speaker: statement.speaker, reading: reading)
        var best: (rule: StatementRule, trigger: Int, recipients: [Int])?
        for rule in reading.lexicon.statements.rules {
            if let best, best.rule.frame.prior >= rule.frame.prior { continue }
            guard let trigger = trigger(of: rule, in: clause),
                let recipients = recipients(rule, clause, statement, sides),
                !rule.isNamed || !recipients.isEmpty
            else { continue }
            best = (rule, trigger, recipients)
        }
        guard let best else { return nil }
        return found(best.rule, best.trigger, best.recipients, statement, sides, sentence)
    }

    // MARK: Records

    /// The word of the predicate by which the record applies.
    private func trigger(of rule: StatementRule, in clause: StatementClause) -> Int? {
        guard rule.isDenied == clause.isDenied, clause.prospect >= rule.prospect,
            !rule.isPassive || clause.isPassive,
            let trigger = clause.predicates.first(where: {
                clause.has($0, rule.predicate) && (!rule.isVerb || reading.isVerbal($0))
            })
        else { return nil }
        if !rule.argument.isEmpty {
            let isThere = clause.arguments.contains {
                $0 != trigger && clause.isPhrase($0, of: rule.argument)
            }
            guard
                isThere
                    || clause.predicates.contains(where: { predicate in
                        predicate != trigger && clause.has(predicate, rule.argument)
                    })
            else { return nil }
        }
        if !rule.subject.isEmpty {
            guard let subject = clause.subject, clause.isPhrase(subject, of: rule.subject) else {
                return nil
            }
        }
        guard !rule.barred.isEmpty else { return trigger }
        let parts = clause.predicates + clause.arguments + (clause.subject.map { [$0] } ?? [])
        return parts.contains { clause.has($0, rule.barred) } ? nil : trigger
    }

    // MARK: Sides

    /// Rows of the other side; nil where the clause is not of the side that the record asks for.
    private func recipients(
        _ rule: StatementRule, _ clause: StatementClause, _ statement: Statement,
        _ sides: StatementSides
    ) -> [Int]? {
        switch rule.side {
        case .other: return judged(clause, sides).map { [$0] }
        case .own:
            guard let subject = clause.subject, sides.isOwn(subject) else { return nil }
            return named(rule, clause, statement, sides)
        case .any:
            if let subject = clause.subject, sides.isOther(subject), !clause.isPassive {
                return [subject]
            }
            if let agent = sides.agent(in: clause.arguments) { return [agent] }
            // Whoever is named beside a crime may be its victim.
            return rule.frame.type == .accuse ? [] : named(rule, clause, statement, sides)
        }
    }

    /// Who is judged: whose deed or quality the clause is.
    private func judged(
        _ clause: StatementClause, _ sides: StatementSides
    ) -> Int? {
        if clause.isPassive { return sides.agent(in: clause.arguments) }
        guard let subject = clause.subject, !isThing(subject) else { return nil }
        if sides.isOther(subject) { return subject }
        guard !sides.isOwn(subject) else { return nil }
        return sides.agent(in: reading.children(subject))
            ?? sides.agent(in: clause.predicates.flatMap { Array(reading.children($0)) })
    }

    /// "it", "es": what is judged is rather what was told before than somebody.
    private func isThing(_ row: Int) -> Bool {
        let word = reading.form[row]
        return word != 0
            && (word == reading.lexicon.common.it || word == reading.lexicon.common.es)
    }

    /// Who else is named in the clause; of a threat who does what its condition says, first.
    private func named(
        _ rule: StatementRule, _ clause: StatementClause, _ statement: Statement,
        _ sides: StatementSides
    ) -> [Int] {
        if rule.frame.type == .threaten, let condition = condition(of: statement.row) {
            let subject = ClauseReader(reading: reading).surfaceSubject(of: condition, depth: 0)
            return subject.flatMap { sides.isOther($0) ? [$0] : nil } ?? []
        }
        if let other = sides.other(in: clause.arguments) { return [other] }
        let span = reading.subtree(statement.row)
        return sides.named(in: span).map { [$0] } ?? []
    }

    // MARK: How far it is meant

    /// The clause of a condition under that of `row`: "if Russia invades".
    private func condition(of row: Int) -> Int? {
        reading.children(row).first { reading.relation($0) == .advcl && isConditional($0) }
    }

    private func isConditional(_ row: Int) -> Bool {
        // "noted that if it escalates, Russia will face ...": the parser hung both on one verb.
        let hasThat = reading.children(row).contains {
            reading.relation($0) == .mark && reading.marker($0, .conjunction) == nil
        }
        return !hasThat
            && reading.children(row).contains {
                reading.relation($0) == .mark && reading.marker($0, .conjunction) == .hypothetical
            }
    }

    private func isQuestion(_ sentence: Int) -> Bool {
        let span = reading.document.sentences[sentence].span
        let last = reading.document.tokens.range(span.end - 1)
        return last.count == 1 && reading.document.bytes[last.start] == 0x3F
    }

    // MARK: Event

    private func found(
        _ rule: StatementRule, _ trigger: Int, _ recipients: [Int], _ statement: Statement,
        _ sides: StatementSides, _ sentence: Int
    ) -> EventReader.Found? {
        guard let type = rule.frame.type else { return nil }
        var modality = Annotation.Modality.asserted
        if let saying = statement.saying {
            modality =
                StanceReader(reading: reading)
                .stance(of: saying, isNoun: !reading.isVerbal(saying)).modality
            // "does not see it as useful" says what is not so of the thing, not of the seeing.
            if modality == .negated, statement.judged != nil { modality = .asserted }
        }
        guard modality != .negated, modality != .hypothetical else { return nil }
        let others = ParticipantFinder(reading: reading)
            .participants(recipients, avoiding: sides.speakers)
        let match = FrameMatcher.Match(
            frame: rule.frame, trigger: trigger, actors: [statement.speaker],
            recipients: recipients, companions: [], score: 0,
            isDistant: statement.saying == nil)
        let features = ConfidenceFeatures(
            match: match, isNoun: false, actors: sides.speakers, recipients: others,
            modality: modality, governs: false)
        guard features.isPlausible else { return nil }
        var event = Event(
            type: type, modality: modality,
            evidence: evidence(rule, trigger, recipients, statement, sentence))
        event.mode = rule.frame.mode
        event.cameo = rule.frame.cameo
        event.actors = sides.speakers
        event.recipients = others
        event.confidence = features.confidence
        event.date = dating.date(of: statement.saying ?? statement.row)
        return EventReader.Found(
            event: event, row: trigger, frame: "\(rule.frame.name) \(reading.lemma[trigger])",
            features: features)
    }

    private func evidence(
        _ rule: StatementRule, _ trigger: Int, _ recipients: [Int], _ statement: Statement,
        _ sentence: Int
    ) -> Evidence {
        let document = reading.document
        let span = document.sentences[sentence].span
        let rows = ([trigger, statement.row, statement.speaker] + recipients)
            .filter(span.contains)
        let start = rows.min() ?? trigger
        let end = rows.max() ?? trigger
        return Evidence(
            text: document.text(span), range: document.range(of: Span(start, end + 1)),
            trigger: document.text(document.tokens.range(trigger)), sentence: sentence,
            rule: rule.frame.rule)
    }
}
