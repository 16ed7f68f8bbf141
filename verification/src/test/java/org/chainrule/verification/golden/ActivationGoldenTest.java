package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.api.Test;

/** Values and slopes of the scalar functions, through a plan, against numbers that were rounded from 1000 digits. */
class ActivationGoldenTest {

    /** The rule of the golden files; the condition number that it also allows is not needed. */
    private static final double VALUE_ULPS = 4;

    private static final double SLOPE_ULPS = 8;

    @Test
    void valuesAndSlopesAreWithinTheirUlps() {
        var tally = new Tally("activations.json");
        for (JsonNode entry : Golden.read("activations.json").get("functions")) {
            String name = entry.get("name").asText();
            GoldenFunctions.scalar(name, entry.get("params"))
                    .ifPresentOrElse(
                            function -> {
                                tally.run(complaints(function, entry));
                                if (!entry.get("kinks").isEmpty()) {
                                    tally.byConvention(kinkComplaints(function, entry));
                                }
                            },
                            () -> tally.awaiting(name));
        }
        tally.close();
    }

    private static List<String> complaints(ScalarFunction function, JsonNode entry) {
        var x = DoubleMatrix.of(Golden.numbers(entry.get("x")));
        var graph = new Graph();
        var in = graph.input("x", x.shape());
        var out = graph.map(function, in);
        var plan = Plan.builder(graph, out).inputGradients(in).build();
        plan.value(in).copyFrom(x);
        plan.cotangent(out).fill(1);
        plan.forward();
        plan.backward();
        var exact = entry.get("exact");
        var complaints = new ArrayList<String>();
        String f = function.name();
        double value = compare(f, "f", x, exact.get("y_hex"), plan.value(out), VALUE_ULPS, complaints);
        double slope = compare(f, "f'", x, exact.get("dy_hex"), plan.gradient(in), SLOPE_ULPS, complaints);
        System.out.println("golden " + f + ": value " + Figures.fixed(value, 0) + " ulps, slope "
                + Figures.fixed(slope, 0) + " ulps");
        return complaints;
    }

    private static double compare(
            String function,
            String what,
            Matrix x,
            JsonNode exact,
            Matrix found,
            double allowed,
            List<String> complaints) {
        double worst = 0;
        for (int i = 0; i < x.size(); i++) {
            if (exact.get(i).isNull()) {
                continue; // a kink
            }
            double ulps = ulps(Golden.number(exact.get(i)), found.get(i));
            worst = Math.max(worst, ulps);
            if (ulps > allowed) {
                complaints.add(function + ": " + what + "(" + x.get(i) + ") = " + found.get(i) + ", exact "
                        + Golden.number(exact.get(i)) + ", " + ulps + " ulps");
            }
        }
        return worst;
    }

    private static double ulps(double exact, double found) {
        if (!Double.isFinite(exact) || !Double.isFinite(found)) {
            return Double.compare(exact, found) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(found - exact) / Math.ulp(exact);
    }

    /** At a kink or jump the datasheet's convention counts, and lies between the golden one-sided slopes. */
    private static List<String> kinkComplaints(ScalarFunction function, JsonNode entry) {
        var complaints = new ArrayList<String>();
        for (JsonNode golden : entry.get("kinks")) {
            boolean holds = golden.get("jump").asBoolean() ? isJump(function, golden) : isKink(function, golden);
            if (!holds) {
                complaints.add(function.name() + ": stated "
                        + function.datasheet().kinks() + function.datasheet().jumps() + ", golden " + golden);
            }
        }
        return complaints;
    }

    private static boolean isKink(ScalarFunction function, JsonNode golden) {
        double at = golden.get("x").asDouble();
        return function.datasheet().kinks().stream()
                .anyMatch(kink -> kink.at() == at
                        && kink.left() == golden.get("left_derivative").asDouble()
                        && kink.right() == golden.get("right_derivative").asDouble()
                        && kink.convention() == function.slope(at, function.value(at)));
    }

    private static boolean isJump(ScalarFunction function, JsonNode golden) {
        double at = golden.get("x").asDouble();
        double left = golden.get("left_derivative").asDouble();
        double right = golden.get("right_derivative").asDouble();
        return function.datasheet().jumps().stream()
                .anyMatch(jump -> jump.at() == at
                        && jump.value() == function.value(at)
                        && jump.slope() == function.slope(at, jump.value())
                        && jump.slope() >= Math.min(left, right)
                        && jump.slope() <= Math.max(left, right));
    }

    /** Planted: tanh with the slope 1 − y², which is what most libraries compute; it is 0 from |x| = 19.1 on. */
    @Test
    void aSlopeThatLosesItsDigitsIsCaught() {
        for (JsonNode entry : Golden.read("activations.json").get("functions")) {
            if (entry.get("name").asText().equals("tanh")) {
                assertThat(complaints(new CancellingTanh(), entry)).isNotEmpty().allMatch(text -> text.contains("f'("));
                return;
            }
        }
        throw new AssertionError("found no tanh in the golden file");
    }

    record CancellingTanh() implements CustomFunction {
        @Override
        public String name() {
            return "tanh with slope 1 − y²";
        }

        @Override
        public double value(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double slope(double x, double y) {
            return 1 - y * y;
        }

        @Override
        public Datasheet datasheet() {
            return new Tanh().datasheet();
        }
    }
}
