package org.chainrule.verification.peer;

import java.util.List;
import java.util.Map;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Verdict;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationTANH;
import org.ojalgo.ann.ArtificialNeuralNetwork.Activator;
import org.ojalgo.ann.ArtificialNeuralNetwork.Error;

/** Checks gradients and losses of other libraries and prints what came of it. */
public final class RunPeers {

    private RunPeers() {}

    /** Takes no arguments; ends with 1 if something came out otherwise than expected. */
    public static void main(String[] arguments) {
        var outcomes = subjects().stream().map(Subject::run).toList();
        outcomes.forEach(outcome -> System.out.println(outcome.describe()));
        long surprises = outcomes.stream().filter(o -> !o.isAsExpected()).count();
        System.out.println(outcomes.size() + " checks of code from elsewhere, " + surprises + " not as expected");
        if (surprises > 0) {
            System.exit(1);
        }
    }

    private static List<Subject> subjects() {
        var sound = Map.<String, Verdict>of();
        return List.of(
                new Subject(
                        "Encog 3.4, hidden tanh, output sigmoid",
                        new EncogNetwork(new ActivationTANH(), new ActivationSigmoid())::check,
                        Map.of("directions", Verdict.FAIL, "hidden weights", Verdict.FAIL)),
                new Subject(
                        "Encog 3.4, hidden sigmoid, output sigmoid",
                        new EncogNetwork(new ActivationSigmoid(), new ActivationSigmoid())::check,
                        sound),
                new Subject(
                        "Encog 3.4, hidden tanh, output tanh",
                        new EncogNetwork(new ActivationTANH(), new ActivationTANH())::check,
                        sound),
                new Subject(
                        "ojAlgo 57.1, hidden tanh, output sigmoid",
                        new OjalgoNetwork(Activator.TANH, Activator.SIGMOID, Error.HALF_SQUARED_DIFFERENCE)::check,
                        sound),
                new Subject(
                        "ojAlgo 57.1, hidden sigmoid, output identity",
                        new OjalgoNetwork(Activator.SIGMOID, Activator.IDENTITY, Error.HALF_SQUARED_DIFFERENCE)::check,
                        sound),
                new Subject(
                        "ojAlgo 57.1, hidden ReLU, output softmax with cross-entropy",
                        new OjalgoNetwork(Activator.RELU, Activator.SOFTMAX, Error.CROSS_ENTROPY)::check,
                        sound),
                djl(DjlLoss.Reads.PROBABILITIES, Map.of("value", Verdict.FAIL)),
                djl(
                        DjlLoss.Reads.LOGITS,
                        Map.of( // at a logit of 0, where neither relu nor |p| in its formula has a slope
                                "SigmoidBinaryCrossEntropyLoss of logits input 0",
                                Verdict.FAIL,
                                "SigmoidBinaryCrossEntropyLoss of logits all inputs",
                                Verdict.FAIL)));
    }

    private static Subject djl(DjlLoss.Reads reads, Map<String, Verdict> expected) {
        return new Subject(
                "DJL 0.35.1, " + new DjlLoss(reads).name(),
                () -> GradientCheck.ofLoss(new DjlLoss(reads)).run(),
                expected);
    }
}
