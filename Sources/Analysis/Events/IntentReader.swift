internal import Annotation

/// Turns stated intentions into the verbal acts that they are, as the PLOVER codebook asks.
///
/// Who says that they will help agrees to do so, who says that they will attack threatens, who will
/// not give way rejects, and who says what others must do demands it.
struct IntentReader {
    let reading: Reading

    /// The event as the verbal act that a stated intention is; unchanged where none is stated.
    func reading(_ event: Event, row: Int, isNoun: Bool) -> Event {
        guard !event.actors.isEmpty else { return event }
        if isNoun { return avoided(event, row) }
        switch event.modality {
        case .planned where isStated(row): return intended(event)
        case .reported: return isAnnounced(row) ? intended(event) : performed(event)
        case .negated where WillReader(reading: reading).isRefusal(row, event):
            return refused(event)
        default: return event
        }
    }

    /// "will not take part in a war": talks, a mission or a war that somebody stays away from.
    private func avoided(_ event: Event, _ row: Int) -> Event {
        let will = WillReader(reading: reading)
        guard event.modality == .negated, let verb = NounReader(reading: reading).governor(of: row),
            will.isParticipation(verb), will.isRefusal(verb, event)
        else { return event }
        return refusal(event)
    }

    /// "We stand by Finland, the premier said": who says so of himself does it by saying so.
    private func performed(_ event: Event) -> Event {
        guard event.modality == .reported, let source = event.attribution else { return event }
        switch event.type {
        case .accuse, .agree, .reject, .request, .support, .threaten: break
        default: return event
        }
        guard event.actors.contains(where: { ($0.name ?? $0.text) == source.name }) else {
            return event
        }
        var event = event
        event.modality = .asserted
        event.attribution = nil
        return event
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

    /// What is refused: words of agreement and help, troops, and a part in somebody's war; who does
    /// not attack refuses nobody anything.
    private func refused(_ event: Event) -> Event {
        switch event.type {
        case .agree, .consult, .support, .concede, .cooperate, .aid, .retreat, .mobilize, .sanction:
            refusal(event)
        case .assault where event.mode == "fight": refusal(event)
        default: event
        }
    }

    private func refusal(_ event: Event) -> Event {
        var event = event
        event.type = .reject
        event.mode = "refuse"
        event.cameo = "120"
        event.modality = .asserted
        return event
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

    private func hasAuxiliary(_ row: Int, _ value: Marker.Value) -> Bool {
        WillReader(reading: reading).hasAuxiliary(row, value)
    }
}
