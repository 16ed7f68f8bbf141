package org.chainrule.examples.lesson;

import org.chainrule.verification.check.GradientCheck;

/** A gradient written by hand, held against differences with an error bar: once right, once with a slip. */
public final class FirstCheck {

    private FirstCheck() {}

    /** Prints both verdicts. */
    public static void main(String[] arguments) {
        System.out.println(check());
        System.out.println(checkSlip());
    }

    /** f(x, y) = x² sin y with its gradient. */
    public static String check() {
        var report = GradientCheck.of(x -> x[0] * x[0] * Math.sin(x[1]), x ->
                        new double[] {2 * x[0] * Math.sin(x[1]), x[0] * x[0] * Math.cos(x[1])})
                .at(1.5, 0.7)
                .run();
        return report.describe();
    }

    /** The same with a factor forgotten. */
    public static String checkSlip() {
        var report = GradientCheck.of(x -> x[0] * x[0] * Math.sin(x[1]), x ->
                        new double[] {x[0] * Math.sin(x[1]), x[0] * x[0] * Math.cos(x[1])})
                .at(1.5, 0.7)
                .run();
        return report.describe();
    }
}
