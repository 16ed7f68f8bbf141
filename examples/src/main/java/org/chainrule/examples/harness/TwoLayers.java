package org.chainrule.examples.harness;

import java.util.function.DoubleUnaryOperator;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.NamedArrays;

/**
 * A network of two layers by hand, y = w₂ · tanh(W₁ x + b₁) + b₂ on one example, in the arrays it is kept in.
 *
 * @param right the check of its gradient
 * @param wrong the check of one that takes the slope of tanh to be 1 − z²
 */
public record TwoLayers(CheckReport right, CheckReport wrong) implements Section {

    private static final double[] X = {0.5, -1.25};
    private static final double T = 0.75;

    private static double[] preActivations(NamedArrays p) {
        double[][] w1 = p.matrix("W1");
        double[] z = p.vector("b1");
        for (int i = 0; i < z.length; i++) {
            z[i] += w1[i][0] * X[0] + w1[i][1] * X[1];
        }
        return z;
    }

    private static double error(NamedArrays p) {
        double[] z = preActivations(p);
        double y = p.number("b2");
        for (int i = 0; i < z.length; i++) {
            y += p.vector("w2")[i] * StrictMath.tanh(z[i]);
        }
        return y - T;
    }

    /** ½(y − t)². */
    static double loss(NamedArrays p) {
        return error(p) * error(p) / 2;
    }

    /** ∂loss by each array, given the slope of the activation at z. */
    static NamedArrays gradient(NamedArrays p, DoubleUnaryOperator slope) {
        double[] z = preActivations(p);
        double e = error(p);
        var dw1 = new double[z.length][];
        var db1 = new double[z.length];
        var dw2 = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            dw2[i] = e * StrictMath.tanh(z[i]);
            db1[i] = e * p.vector("w2")[i] * slope.applyAsDouble(z[i]);
            dw1[i] = new double[] {db1[i] * X[0], db1[i] * X[1]};
        }
        return NamedArrays.of("W1", dw1).and("b1", db1).and("w2", dw2).and("b2", e);
    }

    /** Checks both. */
    public static TwoLayers compute() {
        return new TwoLayers(check(z -> 1 - StrictMath.tanh(z) * StrictMath.tanh(z)), check(z -> 1 - z * z));
    }

    private static CheckReport check(DoubleUnaryOperator slope) {
        var at = NamedArrays.of("W1", new double[][] {{0.5, -0.25}, {1, 0.75}, {-0.5, 0.25}})
                .and("b1", 0.25, -0.5, 1)
                .and("w2", 1, -1.5, 0.5)
                .and("b2", 0.25);
        return GradientCheck.ofArrays(at, TwoLayers::loss, p -> gradient(p, slope))
                .named("two layers")
                .run();
    }

    @Override
    public String title() {
        return "Which layer is wrong?";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph("Two layers by hand, in matrices and vectors that are given to the check under their names:");
        out.blank();
        Told.report(out, right);
        out.blank();
        out.paragraph("The same with the slope of tanh written as 1 - z², z before the activation, where 1 - tanh²(z)"
                + " belongs. The second layer's arrays agree, the first layer's do not: the mistake is in the step from"
                + " the second to the first.");
        out.blank();
        Told.report(out, wrong);
    }
}
