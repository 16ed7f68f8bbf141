package org.chainrule.examples.conformance;

import java.util.Optional;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.kernel.Kernels;

/**
 * Values and slopes of scalar functions: at most 4 ulps for a value, at most 8 for a slope, or 8 times the condition number
 * of the slope. At kinks and jumps the datasheet counts, within the one-sided derivatives of the file.
 */
final class ActivationKind implements Kind {

    private static final double VALUE_ULPS = 4;
    private static final double SLOPE_ULPS = 8;

    @Override
    public String name() {
        return "activations";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        for (Place entry : root.get("functions").items()) {
            String name = entry.get("name").text();
            String where = name + entry.get("params").node();
            tally.entry(
                    where, () -> judge(GoldenActivations.of(name, entry.get("params")), entry, kernels, where, tally));
        }
    }

    static void judge(GoldenActivation activation, Place entry, Kernels kernels, String where, Tally tally) {
        var x = DoubleMatrix.of(entry.get("x").numbers());
        var graph = new Graph();
        var in = graph.input("x", x.shape());
        var out = activation.write(graph, "y", in);
        var plan = Plan.builder(graph, out).kernels(kernels).inputGradients(in).build();
        plan.value(in).copyFrom(x);
        plan.cotangent(out).fill(1);
        plan.forward();
        plan.backward();
        var exact = entry.get("exact");
        values(exact.get("y"), x, plan.value(out), where, tally);
        slopes(activation, entry, x, plan.gradient(in), where, tally);
    }

    private static void values(Place exact, Matrix x, Matrix found, String where, Tally tally) {
        var leaves = exact.items();
        requireSize(exact, leaves.size(), x.size());
        for (int i = 0; i < x.size(); i++) {
            String at = where + " at " + x.get(i);
            compare("value, ulps", leaves.get(i).number(), found.get(i), VALUE_ULPS, at, tally);
        }
    }

    private static void slopes(
            GoldenActivation activation, Place entry, Matrix x, Matrix found, String where, Tally tally) {
        var exact = entry.get("exact").get("dy");
        var leaves = exact.items();
        requireSize(exact, leaves.size(), x.size());
        for (int i = 0; i < x.size(); i++) {
            String at = where + " at " + x.get(i);
            if (leaves.get(i).isNull()) {
                convention(activation, kink(entry, i, leaves.get(i)), found.get(i), at, tally);
            } else {
                double slope = leaves.get(i).number();
                double allowed = SLOPE_ULPS;
                if (ulps(slope, found.get(i)) > SLOPE_ULPS
                        && activation.function().isPresent()) {
                    allowed *=
                            Math.max(1, Condition.ofSlope(activation.function().get(), x.get(i), slope));
                }
                compare("slope, ulps", slope, found.get(i), allowed, at, tally);
            }
        }
    }

    private static Place kink(Place entry, int index, Place missing) {
        return entry.get("kinks").items().stream()
                .filter(kink -> kink.get("i").whole() == index)
                .findFirst()
                .orElseThrow(() -> new Malformed(missing, "null, and no kink at this point", "a number"));
    }

    private static void convention(GoldenActivation activation, Place kink, double found, String where, Tally tally) {
        double left = kink.get("left_derivative").number();
        double right = kink.get("right_derivative").number();
        double torch = kink.get("torch_derivative").number();
        double x = kink.get("x").number();
        boolean between = found >= Math.min(left, right) && found <= Math.max(left, right);
        boolean stated = activation.function().map(f -> stated(f, x) == found).orElse(true);
        String text = "slope " + Figures.shortest(found) + ", between " + Figures.shortest(left) + " and "
                + Figures.shortest(right) + (found == torch ? "; PyTorch the same" : "; PyTorch " + torch);
        tally.compare("slope at kinks", between && stated ? 0 : 1, 0, where, text + "; the datasheet says otherwise");
        tally.byConvention(where, text);
    }

    /** What the datasheet says of this kink or jump; NaN if it says nothing. */
    private static double stated(ScalarFunction function, double x) {
        var sheet = function.datasheet();
        Optional<Double> kink = sheet.kinks().stream()
                .filter(candidate -> candidate.at() == x)
                .map(candidate -> candidate.convention())
                .findFirst();
        return kink.or(() -> sheet.jumps().stream()
                        .filter(candidate -> candidate.at() == x)
                        .map(candidate -> candidate.slope())
                        .findFirst())
                .orElse(Double.NaN);
    }

    private static void requireSize(Place exact, int found, int needed) {
        if (found != needed || needed == 0) {
            throw new Malformed(exact, found + " numbers", "one for each of the " + needed + " arguments");
        }
    }

    private static void compare(String what, double exact, double found, double allowed, String where, Tally tally) {
        tally.compare(what, ulps(exact, found), allowed, where, "found " + found + ", exact " + exact);
    }

    /** Infinities and NaN must be equal; the sign of a zero is not asked. */
    private static double ulps(double exact, double found) {
        if (!Double.isFinite(exact) || !Double.isFinite(found)) {
            return exact == found || (Double.isNaN(exact) && Double.isNaN(found)) ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(found - exact) / Math.ulp(exact);
    }
}
