internal import Annotation

/// Turns stated intentions into the verbal acts that they are, as the PLOVER codebook asks.
///
/// Who says that they will help agrees to do so, who says that they will attack threatens, who will
/// not give way rejects, and who says what others must do demands it.
struct IntentReader {
    let reading: Reading

    /// The event as the verbal act that a stated intention is; unchanged where none is stated.
    func reading(_ event: Event, row: Int, isNoun: Bool) -> Event {
        guard !isNoun, !event.actors.isEmpty else { return event }
        switch event.modality {
        case .planned where isStated(row): return intended(event)
        case .reported where isAnnounced(row): return intended(event)
        case .negated where isRefused(row) || isDeclined(row, event.type): return refused(event)
        default: return event
        }
    }

    private func intended(_ event: Event) -> Event {
        var event = event
        switch event.type {
        case .aid, .cooperate, .retreat, .concede, .support:
            event.type = .agree
            event.mode = "promise"
            event.cameo = "030"
        case .assault, .coerce:
            event.type = .threaten
            event.mode = nil
            event.cameo = "130"
            event.modality = .asserted
        default: break
        }
        return event
    }

    private func refused(_ event: Event) -> Event {
        switch event.type {
        case .agree, .consult, .support, .concede, .cooperate, .aid, .retreat:
            var event = event
            event.type = .reject
            event.mode = "refuse"
            event.cameo = "120"
            event.modality = .asserted
            return event
        default: return event
        }
    }

    /// Whether the clause says what its subject is going to do: "will send".
    private func isStated(_ row: Int) -> Bool {
        (hasAuxiliary(row, .planned) || isAnnounced(row))
            && !ClauseReader(reading: reading).isPassive(row)
    }

    /// "kündigte an, gegen die Stellungen vorzugehen": an infinitive that its subject announces.
    private func isAnnounced(_ row: Int) -> Bool {
        guard reading.relation(row) == .xcomp || reading.relation(row) == .ccomp,
            reading.morphology(row).form == .infinitive, let head = reading.head(row)
        else { return false }
        return reading.predicate[head] == reading.lexicon.common.announcing
    }

    /// "is not prepared to allow", "does not recognise the vote": a stance that is held is refused
    /// where it is denied in the present.
    private func isDeclined(_ row: Int, _ type: EventType) -> Bool {
        guard type == .agree || type == .support || type == .concede,
            !ClauseReader(reading: reading).isPassive(row), !isUnderOther(row)
        else { return false }
        return reading.children(row).contains {
            [.aux, .cop].contains(reading.relation($0)) && isPresent($0)
        } || isPresent(row)
    }

    private func isPresent(_ row: Int) -> Bool {
        let morphology = reading.morphology(row)
        return morphology.form == .finite && morphology.tense == .present
            && reading.marker(row, .auxiliary) == nil
    }

    /// Whether a condition or a purpose stands above the clause.
    private func isUnderOther(_ row: Int) -> Bool {
        reading.children(row).contains {
            reading.relation($0) == .mark && reading.marker($0, .conjunction) != nil
        }
    }

    /// Whether the clause says what its subject is not going to do, now and by its own will.
    private func isRefused(_ row: Int) -> Bool {
        guard hasAuxiliary(row, .planned), !ClauseReader(reading: reading).isPassive(row) else {
            return false
        }
        return reading.children(row).contains {
            reading.relation($0) == .advmod && reading.marker($0, .adverb) == .negated
        }
    }

    private func hasAuxiliary(_ row: Int, _ value: Marker.Value) -> Bool {
        let isQuoted = StanceReader(reading: reading).isQuoted(row)
        return reading.children(row).contains {
            guard reading.relation($0) == .aux else { return false }
            let found = reading.marker($0, .auxiliary)
            return found == value || found == .backshift && isQuoted
        }
    }
}
