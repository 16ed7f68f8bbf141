package org.chainrule.examples.harness;

import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * A gradient written by hand, with plain arrays: logistic regression.
 *
 * @param right the check of the gradient
 * @param slip the check of one that forgets to divide by the number of rows
 */
public record ByHand(CheckReport right, CheckReport slip) implements Section {

    private static final double[][] X = {{0.5, -1.5}, {2, 0.25}, {-1, 1}, {1.5, 2}};
    private static final double[] T = {0, 1, 0, 1};

    /** Mean cross-entropy of σ(w₀ x₀ + w₁ x₁ + w₂). */
    static double loss(double[] w) {
        double sum = 0;
        for (int i = 0; i < X.length; i++) {
            double z = w[0] * X[i][0] + w[1] * X[i][1] + w[2];
            sum += Math.max(z, 0) - z * T[i] + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
        }
        return sum / X.length;
    }

    /** ∂loss/∂w, with each row counted so many times. */
    static double[] gradient(double[] w, double weight) {
        var g = new double[3];
        for (int i = 0; i < X.length; i++) {
            double z = w[0] * X[i][0] + w[1] * X[i][1] + w[2];
            double delta = weight * (1 / (1 + StrictMath.exp(-z)) - T[i]);
            g[0] += delta * X[i][0];
            g[1] += delta * X[i][1];
            g[2] += delta;
        }
        return g;
    }

    /** Checks both. */
    public static ByHand compute() {
        return new ByHand(check(1.0 / X.length), check(1));
    }

    private static CheckReport check(double weight) {
        return GradientCheck.of(ByHand::loss, w -> gradient(w, weight))
                .named("logistic regression")
                .part("weights", 2)
                .part("bias", 1)
                .at(0.75, -0.5, 0.25)
                .run();
    }

    @Override
    public String title() {
        return "A gradient written by hand";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "A logistic regression on " + X.length + " rows in plain arrays; nothing of this library is in it."
                        + " The check is given the loss, the gradient, names for the parts, and a point:");
        out.blank();
        Told.report(out, right);
        out.blank();
        out.paragraph("No tolerance was chosen. Had any group been wrong by more than "
                + Figures.significant(right.smallestNoticedFault(), 2)
                + " of itself, it would have failed. Now the loss is a mean over the rows and the gradient a sum:");
        out.blank();
        Told.report(out, slip);
    }
}
