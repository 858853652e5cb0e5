public import Annotation
internal import EventLog

extension GoldEvent {
    /// Whether the line's evidence overlaps one of the quotes.
    func isNear(_ line: EventLine) -> Bool { isNear(line.event) }

    /// Whether the event's evidence overlaps one of the quotes.
    func isNear(_ event: Event) -> Bool {
        quotes.contains { Quotes.overlap(event.evidence.text, $0) }
    }

    /// Whether the event's type is accepted.
    func acceptsType(_ event: Event) -> Bool { types.contains(event.type.rawValue) }

    /// Whether the acting side is accepted.
    func acceptsActor(_ event: Event) -> Bool {
        let found = event.actors.codes.union(isSymmetric ? event.recipients.codes : [])
        return accepts(actors, allowsNoActor, found)
    }

    /// Whether both sides are accepted.
    func acceptsBoth(_ event: Event) -> Bool {
        let (left, right) = (event.actors.codes, event.recipients.codes)
        let isStraight =
            accepts(actors, allowsNoActor, left) && accepts(recipients, allowsNoRecipient, right)
        guard isSymmetric, !isStraight else { return isStraight }
        let isSwapped =
            accepts(actors, allowsNoActor, right) && accepts(recipients, allowsNoRecipient, left)
        let wanted = actors.union(recipients)
        let hits = left.union(right).intersection(wanted).count
        return hits > 0 && (hits >= min(2, wanted.count) || isSwapped)
    }

    /// Whether the event's date is accepted; an unknown year is.
    func acceptsDate(_ event: Event) -> Bool {
        guard let edtf = event.date?.edtf else { return false }
        let plain = edtf.filter { !"~?%".contains($0) }
        return plain.split(separator: "/").contains { part in
            dates.contains { date in
                part.hasPrefix(date)
                    || part.hasPrefix("XXXX-") && date.dropFirst(4).hasPrefix(part.dropFirst(4))
            }
        }
    }

    private func accepts(_ wanted: Set<String>, _ allowsNone: Bool, _ found: Set<String>) -> Bool {
        wanted.isEmpty || !found.isDisjoint(with: wanted) || allowsNone && found.isEmpty
    }
}

extension GoldArticle {
    /// Whether an event agrees with a mark in type and actor, so that it counts for precision.
    public func accepts(_ event: Event) -> Bool {
        events.contains { $0.isNear(event) && $0.acceptsType(event) && $0.acceptsActor(event) }
    }

    /// Numbers of the required marks that an event agrees with in type and both sides.
    public func found(by event: Event) -> Set<Int> {
        Set(
            events.indices.filter { number in
                let mark = events[number]
                return mark.isRequired && mark.isNear(event) && mark.acceptsType(event)
                    && mark.acceptsBoth(event)
            })
    }
}

extension [Participant] {
    /// The codes of countries and blocs.
    var codes: Set<String> {
        Set(flatMap { [$0.country, $0.bloc].compactMap(\.self) }.filter { !$0.isEmpty })
    }
}

/// Comparison of wording.
enum Quotes {
    /// Whether one holds the other, or both hold the same run of eight words.
    static func overlap(_ evidence: String, _ quote: String) -> Bool {
        let (evidence, quote) = (folded(evidence), folded(quote))
        guard !evidence.isEmpty, !quote.isEmpty else { return false }
        if evidence.contains(quote) || quote.contains(evidence) { return true }
        let words = quote.split(separator: " ")
        guard words.count >= 8 else { return false }
        return (0...(words.count - 8)).contains {
            evidence.contains(words[$0..<($0 + 8)].joined(separator: " "))
        }
    }

    /// Small letters, white space folded.
    static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
