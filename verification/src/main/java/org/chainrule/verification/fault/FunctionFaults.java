package org.chainrule.verification.fault;

import java.util.List;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.HardShrink;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/** Faults in slopes and in datasheets. */
final class FunctionFaults {

    private static final String DIFFERENCES = "GradientCheck.ofFunction, by differences";

    private FunctionFaults() {}

    private static CheckReport check(ScalarFunction function) {
        return GradientCheck.ofFunction(function).run();
    }

    private static Fault fault(
            String name, String sentence, String caughtBy, ScalarFunction sound, ScalarFunction faulty) {
        return Fault.of(name, sentence, caughtBy, faulty, sound, FunctionFaults::check);
    }

    static List<Fault> all() {
        var tanh = new Tanh();
        var leaky = new LeakyRelu();
        var sigmoid = new Sigmoid();
        var shrink = new HardShrink(0.3);
        return List.of(
                fault(
                        "slope-off-by-a-millionth",
                        "tanh: the slope is too large by a factor of 1 + 10⁻⁶",
                        DIFFERENCES,
                        tanh,
                        new FaultyFunction(tanh, (x, y) -> (1 + 1e-6) * tanh.slope(x, y))),
                fault(
                        "wrong-side-at-a-kink",
                        "leaky ReLU: the slope at 0 is 1, that of the right side, against the stated convention",
                        "GradientCheck.ofFunction, by \"kink at 0, convention\"",
                        leaky,
                        new FaultyFunction(leaky, (x, y) -> x == 0 ? 1 : leaky.slope(x, y))),
                fault(
                        "slope-at-a-kink-outside",
                        "leaky ReLU: the slope at 0 is 2, between neither of the one-sided derivatives",
                        "GradientCheck.ofFunction, by \"kink at 0, slope\"",
                        leaky,
                        new FaultyFunction(leaky, (x, y) -> x == 0 ? 2 : leaky.slope(x, y))),
                fault(
                        "kink-not-named",
                        "ReLU: the datasheet names no kink",
                        "GradientCheck.ofFunction, by one-sided differences at 0",
                        new Relu(),
                        new FaultyFunction(new Relu(), (x, y) -> x > 0 ? 1 : 0, kinks(new Relu().datasheet()))),
                fault(
                        "jump-not-named",
                        "hard shrink: the datasheet names no jump, and no point of the check is at one",
                        "GradientCheck.ofFunction, by \"no jump but the stated ones\"",
                        shrink,
                        new FaultyFunction(shrink, shrink::slope, kinks(shrink.datasheet()))),
                fault(
                        "wrong-side-at-a-jump",
                        "hard shrink: the value at λ is λ, the limit from the right, against the stated 0",
                        "GradientCheck.ofFunction, by \"jump at 0.3, value\"",
                        shrink,
                        new FaultyFunction(
                                shrink, x -> x == 0.3 ? x : shrink.value(x), shrink::slope, shrink.datasheet())),
                fault(
                        "wrong-slope-at-a-jump",
                        "hard shrink: the slope at λ is 1, that of the right side, against the stated 0",
                        "GradientCheck.ofFunction, by \"jump at 0.3, slope\"",
                        shrink,
                        new FaultyFunction(shrink, (x, y) -> x == 0.3 ? 1 : shrink.slope(x, y))),
                fault(
                        "wrong-limit-at-a-jump",
                        "hard shrink: the datasheet says that the value tends to ½ from the right of λ = 0.3",
                        "GradientCheck.ofFunction, by \"jump at 0.3, limit from the right\"",
                        shrink,
                        new FaultyFunction(shrink, shrink::slope, jumps(shrink.datasheet(), -0.3, 0.3, 0.5))),
                fault(
                        "reads-lie",
                        "sigmoid: the datasheet says the slope reads only y, but it reads x",
                        "GradientCheck.ofFunction, by \"reads\"",
                        sigmoid,
                        new FaultyFunction(sigmoid, sigmoid::slope, reads(sigmoid.datasheet(), Reads.OUTPUT))),
                fault(
                        "constant-rounded",
                        "tanh: the slope is that of tanh with 0.99999 for 1",
                        DIFFERENCES,
                        tanh,
                        new FaultyFunction(tanh, (x, y) -> 0.99999 - y * y, reads(tanh.datasheet(), Reads.OUTPUT))));
    }

    private static Datasheet kinks(Datasheet of, Kink... kinks) {
        return Datasheet.of(of.formula(), of.slopeFormula())
                .kinks(kinks)
                .ulps(of.valueUlps(), of.slopeUlps())
                .reads(of.reads())
                .specimens();
    }

    private static Datasheet jumps(Datasheet of, double left, double right, double limit) {
        return Datasheet.of(of.formula(), of.slopeFormula())
                .jumps(new Jump(left, left, 0, 0, 0), new Jump(right, 0, limit, 0, 0))
                .reads(of.reads())
                .specimens();
    }

    private static Datasheet reads(Datasheet of, Reads reads) {
        return Datasheet.of(of.formula(), of.slopeFormula())
                .ulps(of.valueUlps(), of.slopeUlps())
                .reads(reads)
                .specimens();
    }
}
