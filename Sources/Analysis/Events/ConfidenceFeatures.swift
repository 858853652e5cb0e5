internal import Annotation
internal import Foundation

/// What the confidence of an event is counted from.
struct ConfidenceFeatures {
    /// Probability of the record before the context is seen.
    var prior: Float
    /// Whether it was read from a noun.
    var isNoun: Bool
    /// Whether the noun is only mentioned by the way.
    var isBackground: Bool
    /// Whether an actor is resolved to a country, a bloc or a sector.
    var hasKnownActor: Bool
    /// Whether there is an actor at all.
    var hasActor: Bool
    /// Whether a recipient is resolved.
    var hasKnownRecipient: Bool
    /// Whether there is a recipient at all.
    var hasRecipient: Bool
    /// Whether a participant came from outside the predicate's own dependents.
    var isDistant: Bool
    /// Whether the record asked for more than one word.
    var isSpecific: Bool

    init(
        match: FrameMatcher.Match, isNoun: Bool, actors: [Participant], recipients: [Participant],
        modality: Annotation.Modality, governs: Bool
    ) {
        prior = match.frame.prior
        self.isNoun = isNoun
        isBackground = governs
        hasActor = !actors.isEmpty
        hasRecipient = !recipients.isEmpty
        hasKnownActor = actors.contains(where: Self.isKnown)
        hasKnownRecipient =
            recipients.contains(where: Self.isKnown) && (hasKnownActor || !match.isReached)
        isDistant = match.isDistant
        isSpecific = match.score > 3
    }

    private static func isKnown(_ participant: Participant) -> Bool {
        participant.country != nil || participant.bloc != nil
            || (participant.sector != nil && participant.sector != "BUS")
    }

    /// Whether the event is worth writing down at all.
    var isPlausible: Bool {
        guard hasKnownActor || hasKnownRecipient || (prior >= 0.75 && hasActor) else {
            return false
        }
        return !isBackground || hasKnownActor || hasKnownRecipient
    }

    /// Probability that the event is right, by logistic regression on the marked articles.
    var confidence: Double {
        var z = -0.6 + 2.2 * (Double(prior) - 0.5)
        if hasKnownActor { z += 0.8 }
        if hasKnownRecipient { z += 0.5 }
        if !hasActor { z -= 0.4 }
        if isNoun { z -= 0.3 }
        if isBackground { z -= 0.5 }
        if isDistant { z -= 0.2 }
        if isSpecific { z += 0.3 }
        return (100 / (1 + exp(-z))).rounded() / 100
    }
}
