import Testing
import Training

/// Weights of the confidence from judged events.
struct ConfidenceTrainerTests {
    /// Events of which `good` ones are right nine times in ten and others once in ten.
    private static let groups: [[ConfidenceTrainer.Judged]] = (0..<20).map { article in
        (0..<20).map { number in
            let isGood = number < 10
            let isRight = isGood ? number > 0 : number == 19
            return ConfidenceTrainer.Judged(
                sample: LogisticRegression.Sample(
                    facts: [("bias", 1), (isGood ? "good" : "bad", 1)], isRight: isRight),
                isLive: true, finds: isRight ? [article * 100 + number] : [])
        }
    }

    @Test func `the probability is the share that was right`() {
        let model = LogisticRegression(Self.groups.joined().map(\.sample), penalty: 0.01)
        #expect(abs(model.probability([("bias", 1), ("good", 1)]) - 0.9) < 0.01)
        #expect(abs(model.probability([("bias", 1), ("bad", 1)]) - 0.1) < 0.01)
    }

    @Test func `a fact that is rarely seen decides little`() {
        var samples = Self.groups.joined().map(\.sample)
        samples.append(
            LogisticRegression.Sample(facts: [("bias", 1), ("rare", 1)], isRight: true))
        let weights = LogisticRegression(samples, penalty: 2).weights
        #expect(abs(weights["rare"] ?? 9) < 0.5)
        #expect((weights["good"] ?? 0) > 1)
    }

    @Test func `the same samples give the same weights`() {
        let first = ConfidenceTrainer(Self.groups).weights()
        #expect(first == ConfidenceTrainer(Self.groups).weights())
    }

    @Test func `unseen articles are predicted as often right as told`() {
        let trainer = ConfidenceTrainer(Self.groups, penalty: 0.1)
        let confidences = trainer.crossValidated(parts: 5)
        for bin in trainer.reliability(confidences, bins: 2) {
            #expect(abs(bin.predicted - bin.right) < 0.05 && bin.count == 200)
        }
        #expect(trainer.brier(confidences) < 0.1)
    }

    @Test func `the minimum leaves out what costs more than it finds`() {
        let trainer = ConfidenceTrainer(Self.groups, penalty: 0.1)
        let confidences = trainer.crossValidated(parts: 5)
        let minimum = trainer.bestMinimum(confidences, required: 200)
        #expect(minimum > 0.1 && minimum < 0.9)
        let all = trainer.quality(confidences, minimum: 0, required: 200)
        let best = trainer.quality(confidences, minimum: minimum, required: 200)
        #expect(all.precision == 0.5 && best.precision == 0.9 && best.recall == 0.9)
    }
}
