package org.chainrule.examples.conformance;

import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.Optimizer;

/** Update rules on one fixed sequence of gradients: θ after every step, to 1e-11. */
final class UpdateRuleKind implements Kind {

    /** What the files themselves ask for. */
    static final double ALLOWED = 1e-11;

    @Override
    public String name() {
        return "optimizer-sequences";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        double[] initial = root.get("initial").numbers();
        var gradients =
                root.get("gradients").items().stream().map(Place::numbers).toList();
        for (Place entry : root.get("optimizers").items()) {
            String where = entry.get("id").text();
            tally.entry(where, () -> {
                var parameters = Parameters.builder()
                        .add("theta", Shape.of(1, initial.length))
                        .build(Precision.FLOAT64);
                parameters.values().copyFrom(initial);
                var rule = GoldenRules.of(entry.get("optimizer").text(), entry.get("params"));
                double rate = entry.get("params").get("lr").number();
                var optimizer = new Optimizer(parameters, rule, new Constant(rate), kernels);
                var states = entry.get("states").items();
                if (states.size() != gradients.size()) {
                    throw new Malformed(entry.get("states"), states.size() + " states", "" + gradients.size());
                }
                for (int t = 0; t < states.size(); t++) {
                    parameters.gradients().copyFrom(gradients.get(t));
                    optimizer.step();
                    compare(states.get(t), parameters, where + ", step " + (t + 1), tally);
                }
            });
        }
    }

    private static void compare(Place state, Parameters parameters, String where, Tally tally) {
        double[] exact = state.numbers();
        if (exact.length != parameters.size()) {
            throw new Malformed(state, exact.length + " numbers", "" + parameters.size());
        }
        for (int i = 0; i < exact.length; i++) {
            compare("parameter", exact[i], parameters.values().get(i), where + ", parameter " + i, tally);
        }
    }

    static void compare(String what, double exact, double found, String where, Tally tally) {
        tally.compare(what, Math.abs(found - exact), ALLOWED, where, "found " + found + ", exact " + exact);
    }
}
