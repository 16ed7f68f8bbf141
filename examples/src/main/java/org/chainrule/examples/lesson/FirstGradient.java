package org.chainrule.examples.lesson;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Plan;

/** The smallest program: the gradient of (ab + a) b, each chain-rule product in words and numbers. */
public final class FirstGradient {

    private FirstGradient() {}

    /** Prints the explanation. */
    public static void main(String[] arguments) {
        System.out.println(explain());
    }

    /** The forward values and every chain-rule product of the backward pass. */
    public static String explain() {
        var g = new Graph();
        var a = g.parameter("a", 2.0);
        var b = g.parameter("b", -3.0);
        var loss = g.multiply(g.add(g.multiply(a, b), a), b); // (ab + a) b
        return Plan.of(g, loss).explain();
    }
}
