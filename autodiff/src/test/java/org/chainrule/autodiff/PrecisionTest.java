package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Relu;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.loss.HalfSquaredError;
import org.junit.jupiter.api.Test;

/**
 * A float32 plan against the same plan in float64.
 *
 * <p>Every gradient of a ReLU network with ½SSE is a sum of products of weights, inputs and targets. Summed in any order
 * with at most k roundings on the way of each product, it is off by at most γₖ Σ|products|, γₖ = k·u/(1 − k·u) (Higham 2002,
 * §3.1). Σ|products| is at most what the same network gives for |weights|, |inputs| and −|targets|.
 */
class PrecisionTest {

    private static final int ROWS = 5;
    private static final int INPUTS = 3;
    private static final int HIDDEN = 8;
    private static final int OUTPUTS = 2;

    /**
     * Roundings on the way of one product: forward INPUTS products and a bias, HIDDEN products and a bias, the difference
     * to the target; backward the cotangent, OUTPUTS products, the slope, ROWS products; and for the loss a square, a half
     * and ROWS·OUTPUTS sums. Products and sums count apart, as if there were no fused multiply-add.
     */
    private static final int ROUNDINGS =
            (2 * INPUTS + 1) + (2 * HIDDEN + 1) + 1 + 1 + 2 * OUTPUTS + 1 + 2 * ROWS + 2 + ROWS * OUTPUTS;

    private final Graph g = new Graph();
    private final Node x = g.input("x", INPUTS);
    private final Node t = g.input("t", OUTPUTS);
    private final Node w1 = g.parameter("w1", Shape.of(HIDDEN, INPUTS));
    private final Node b1 = g.parameter("b1", Shape.of(1, HIDDEN));
    private final Node w2 = g.parameter("w2", Shape.of(OUTPUTS, HIDDEN));
    private final Node b2 = g.parameter("b2", Shape.of(1, OUTPUTS));
    private final Node z = g.apply("z", new Linear(), x, w1, b1);
    private final Node loss =
            g.apply("loss", new LossOp(new HalfSquaredError()), g.linear(g.map(new Relu(), z), w2, b2), t);

    private enum Sign {
        DRAWN,
        POSITIVE
    }

    private Plan run(KernelProvider provider, Precision precision, Sign sign) {
        Parameters parameters = g.parameters(precision);
        fill(parameters.values(), "parameters", sign == Sign.POSITIVE ? 1 : 0);
        var plan = Plan.builder(g, loss)
                .rows(ROWS)
                .parameters(parameters)
                .kernels(provider.kernels(precision, 1))
                .inputGradients(x)
                .build();
        fill(plan.value(x), "x", sign == Sign.POSITIVE ? 1 : 0);
        fill(plan.value(t), "t", sign == Sign.POSITIVE ? -1 : 0);
        plan.forward();
        plan.backward();
        return plan;
    }

    /** Numbers that are floats already, so that both precisions start from the same; with a sign, that sign for all. */
    private static void fill(Matrix matrix, String purpose, int sign) {
        var random = new Seed(17).stream(purpose);
        for (int i = 0; i < matrix.size(); i++) {
            double value = (float) Seed.uniform(random, -1, 1);
            matrix.set(i, sign == 0 ? value : sign * Math.abs(value));
        }
    }

    private static List<String> complaints(List<Node> nodes, Plan narrow, Plan wide, Plan magnitudes) {
        double k = ROUNDINGS * Precision.FLOAT32.unitRoundoff();
        double gamma = k / (1 - k);
        var complaints = new ArrayList<String>();
        for (Node node : nodes) {
            for (int i = 0; i < wide.gradient(node).size(); i++) {
                double bar = gamma * magnitudes.gradient(node).get(i);
                double difference = Math.abs(
                        narrow.gradient(node).get(i) - wide.gradient(node).get(i));
                if (!(difference <= bar)) {
                    complaints.add(node.name() + "[" + i + "]: off by " + difference + ", bound " + bar);
                }
            }
        }
        return complaints;
    }

    @Test
    void floatGradientsAreWithinTheBoundOfTheirRoundings() {
        var nodes = List.of(x, w1, b1, w2, b2);
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isPresent()) {
                System.out.println("precision: without the kernels " + provider.name());
                continue;
            }
            var narrow = run(provider, Precision.FLOAT32, Sign.DRAWN);
            var wide = run(provider, Precision.FLOAT64, Sign.DRAWN);
            var magnitudes = run(provider, Precision.FLOAT64, Sign.POSITIVE);
            assertTheSameUnitsAreActive(narrow, wide);
            assertThat(complaints(nodes, narrow, wide, magnitudes))
                    .as(provider.name())
                    .isEmpty();
            assertThat(narrow.gradient(w1).toArray())
                    .as("the precisions do differ")
                    .isNotEqualTo(wide.gradient(w1).toArray());
            double k = ROUNDINGS * Precision.FLOAT32.unitRoundoff();
            assertThat(Math.abs(narrow.value(loss).get(0) - wide.value(loss).get(0)))
                    .isLessThanOrEqualTo(
                            2 * k / (1 - k) * magnitudes.value(loss).get(0)); // squares: twice the way
        }
    }

    /** The bound is for a fixed set of active units. */
    private void assertTheSameUnitsAreActive(Plan narrow, Plan wide) {
        for (int i = 0; i < wide.value(z).size(); i++) {
            assertThat(narrow.value(z).get(i) > 0).isEqualTo(wide.value(z).get(i) > 0);
        }
    }

    /** Planted: one bias of the float32 network is 1e-3 larger. */
    @Test
    void aSlightlyDifferentNetworkIsCaught() {
        var provider = KernelChoice.reproducible().provider();
        var narrow = run(provider, Precision.FLOAT32, Sign.DRAWN);
        var bias = narrow.value(b2);
        bias.set(0, bias.get(0) + 1e-3);
        narrow.forward();
        narrow.backward();
        var wide = run(provider, Precision.FLOAT64, Sign.DRAWN);
        var magnitudes = run(provider, Precision.FLOAT64, Sign.POSITIVE);
        assertThat(complaints(List.of(w1, b1, w2, b2), narrow, wide, magnitudes))
                .isNotEmpty();
    }
}
