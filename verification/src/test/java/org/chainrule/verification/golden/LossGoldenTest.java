package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Reduction;
import org.junit.jupiter.api.Test;

/** Losses and their gradients with respect to the prediction, through a plan. */
class LossGoldenTest {

    @Test
    void valuesAndGradientsAreExact() {
        var tally = new Tally("losses.json");
        for (JsonNode entry : Golden.read("losses.json").get("cases")) {
            var loss = loss(entry);
            if (loss.isEmpty()) {
                tally.awaiting(entry.get("loss").asText() + (entry.get("params").isEmpty() ? "" : " with parameters"));
            } else if (entry.get("exact").isNull()) {
                tally.byConvention(conventionComplaints(loss.get(), entry));
            } else {
                tally.run(complaints(loss.get(), entry));
            }
        }
        tally.close();
    }

    private static Optional<GoldenLoss> loss(JsonNode entry) {
        return GoldenLoss.of(
                entry.get("loss").asText(), entry.get("reduction").asText(), entry.get("params"), entry.get("target"));
    }

    private record Result(Matrix value, Matrix gradient) {}

    private static Result run(GoldenLoss loss, Matrix prediction) {
        var p = prediction;
        var t = loss.target();
        if (loss.loss() instanceof BinaryCrossEntropyWithLogits weighted
                && !weighted.positive().isNone()
                && loss.reduction() == Reduction.NONE) {
            return elementwise(weighted, p, t); // elements that are rows of their own have no column, so no weight
        }
        if (loss.loss() instanceof ElementLoss && loss.reduction() == Reduction.NONE) {
            p = p.reshaped(p.size(), 1); // each element its own row, so that each has its own value
            t = t.reshaped(t.size(), 1);
        }
        var graph = new Graph();
        var in = graph.input("p", p.shape());
        var both = loss.second()
                .map(second -> graph.concatenate(in, graph.constant("second", second)))
                .orElse(in);
        var out = graph.loss(loss.loss(), loss.reduction(), both, graph.constant("t", t));
        var plan = Plan.builder(graph, out).inputGradients(in).build();
        plan.value(in).copyFrom(p);
        plan.cotangent(out).fill(1);
        plan.forward();
        plan.backward();
        return new Result(plan.value(out), plan.gradient(in));
    }

    private static Result elementwise(ElementLoss loss, Matrix p, Matrix t) {
        var value = DoubleMatrix.zeros(p.rows(), p.columns());
        var slope = DoubleMatrix.zeros(p.rows(), p.columns());
        for (int i = 0; i < p.rows(); i++) {
            for (int j = 0; j < p.columns(); j++) {
                value.set(i, j, loss.value(p.get(i, j), t.get(i, j), j));
                slope.set(i, j, loss.slope(p.get(i, j), t.get(i, j), j));
            }
        }
        return new Result(value.reshaped(p.size(), 1), slope);
    }

    private static List<String> complaints(GoldenLoss loss, JsonNode entry) {
        String id = entry.get("id").asText();
        var result = run(loss, Golden.matrix(entry.get("pred")));
        var exact = entry.get("exact");
        var complaints = new ArrayList<String>();
        complaints.addAll(Golden.complaints(id + " value", Golden.matrix(exact.get("value")), result.value()));
        complaints.addAll(Golden.complaints(id + " gradient", Golden.matrix(exact.get("grad")), result.gradient()));
        return complaints;
    }

    /** Cross-entropy on probabilities that are exactly 0 or 1: right costs 0, wrong costs ∞, nothing is clamped. */
    private static List<String> conventionComplaints(GoldenLoss loss, JsonNode entry) {
        var p = Golden.matrix(entry.get("pred"));
        var expected = DoubleMatrix.zeros(p.rows(), p.columns());
        for (int i = 0; i < p.size(); i++) {
            expected.set(i, p.get(i) == loss.target().get(i) ? 0 : Double.POSITIVE_INFINITY);
        }
        return Golden.complaints(
                entry.get("id").asText(), expected, run(loss, p).value());
    }

    /** Planted: a mean over rows where it is over elements; 1/n is missing n = columns times. */
    @Test
    void aMeanOverTheWrongCountIsCaught() {
        for (JsonNode entry : Golden.read("losses.json").get("cases")) {
            if (entry.get("id").asText().equals("mse-mean-008")) {
                var right = loss(entry).orElseThrow();
                var wrong = new GoldenLoss(right.loss(), Reduction.MEAN_OVER_ROWS, right.target());
                assertThat(complaints(right, entry)).isEmpty();
                assertThat(complaints(wrong, entry)).hasSizeGreaterThan(1);
                return;
            }
        }
        throw new AssertionError("found no mse-mean-008");
    }

    /** Planted: cross-entropy on the wrong kind of prediction. */
    @Test
    void aLossOfAnotherFormulaIsCaught() {
        for (JsonNode entry : Golden.read("losses.json").get("cases")) {
            if (entry.get("id").asText().equals("bce-mean-050")) {
                var right = loss(entry).orElseThrow();
                var wrong = new GoldenLoss(new CategoricalCrossEntropy(), Reduction.MEAN_OVER_ROWS, right.target());
                assertThat(complaints(right, entry)).isEmpty();
                assertThat(complaints(wrong, entry)).isNotEmpty();
                return;
            }
        }
        throw new AssertionError("found no bce-mean-050");
    }
}
