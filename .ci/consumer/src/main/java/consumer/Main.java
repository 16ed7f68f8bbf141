package consumer;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.kernel.KernelChoice;

/** Differentiates (ab + a) b and says who computes. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var g = new Graph();
        var a = g.parameter("a", 2.0);
        var b = g.parameter("b", -3.0);
        var loss = g.multiply(g.add(g.multiply(a, b), a), b);
        var plan = Plan.of(g, loss);
        plan.forward();
        plan.backward();
        if (plan.gradient(a).get(0) != 6 || plan.gradient(b).get(0) != -10) {
            throw new AssertionError("wrong gradient: " + plan.gradient(a) + ", " + plan.gradient(b));
        }
        System.out.println("consumer: gradients 6 and -10; " + KernelChoice.standard().sentence());
    }
}
