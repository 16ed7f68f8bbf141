package org.chainrule.examples.conformance;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Row functions and PReLU: values and vector-Jacobian products. Rows for which the reference has no numbers, because they
 * hold infinities or NaN, are judged by {@link SpecialRows}.
 */
final class VectorOpKind implements Kind {

    @Override
    public String name() {
        return "vector-ops";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        for (Place entry : root.get("cases").items()) {
            String where = entry.get("id").text();
            tally.entry(where, () -> judge(entry, kernels, where, tally));
        }
    }

    private static void judge(Place entry, Kernels kernels, String where, Tally tally) {
        String op = entry.get("op").text();
        var x = entry.get("x").matrix();
        var exact = entry.get("exact");
        if (op.equals("prelu")) {
            prelu(entry, x, kernels, where, tally);
            return;
        }
        var graph = new Graph();
        var in = graph.input("x", x.shape());
        var out = graph.mapRows(GoldenActivations.row(op), in);
        var plan = run(graph, in, x, out, entry.get("cotangent"), kernels);
        if (exact.isNull()) {
            var special = SpecialRows.of(op, x, entry.get("cotangent").matrix());
            compare("value", special.y(), plan.value(out), where, tally);
            compare("gradient", special.dx(), plan.gradient(in), where, tally);
            tally.byConvention(where, special.text());
        } else {
            Tensors.compare("value", exact.get("y"), plan.value(out), where, tally);
            if (exact.get("dx").isNull()) {
                var special = SpecialRows.of(op, x, entry.get("cotangent").matrix());
                compare("gradient", special.dx(), plan.gradient(in), where, tally);
                tally.byConvention(where, special.text());
            } else {
                Tensors.compare("gradient", exact.get("dx"), plan.gradient(in), where, tally);
            }
        }
    }

    private static void prelu(Place entry, DoubleMatrix x, Kernels kernels, String where, Tally tally) {
        var graph = new Graph();
        var in = graph.input("x", x.shape());
        var learned = new GoldenActivation.Learned(entry.get("weight").numbers());
        var slopes = learned.parameter(graph, "weight");
        var out = learned.write(graph, "y", in, slopes);
        var plan = run(graph, in, x, out, entry.get("cotangent"), kernels);
        var exact = entry.get("exact");
        Tensors.compare("value", exact.get("y"), plan.value(out), where, tally);
        Tensors.compare("gradient", exact.get("dx"), plan.gradient(in), where, tally);
        Tensors.compare("slope gradient", exact.get("dweight"), plan.gradient(slopes), where, tally);
    }

    private static Plan run(Graph graph, Node in, Matrix x, Node out, Place cotangent, Kernels kernels) {
        var plan = Plan.builder(graph, out).kernels(kernels).inputGradients(in).build();
        plan.value(in).copyFrom(x);
        var g = cotangent.matrix();
        if (!g.shape().equals(plan.cotangent(out).shape())) {
            throw new Malformed(cotangent, "a cotangent that is " + g.shape(), "" + out.shape());
        }
        plan.cotangent(out).copyFrom(g);
        plan.forward();
        plan.backward();
        return plan;
    }

    private static void compare(String what, Matrix stated, Matrix found, String where, Tally tally) {
        for (int i = 0; i < stated.size(); i++) {
            Tensors.one(
                    what + " of special rows",
                    stated.get(i),
                    found.get(i),
                    1,
                    where + ", " + what + "[" + i + "]",
                    tally);
        }
    }
}
