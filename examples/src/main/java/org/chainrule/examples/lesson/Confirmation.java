package org.chainrule.examples.lesson;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * One derivative found twice: by the chain rule, and by finite differences, which know nothing of it.
 *
 * @param name what was differentiated with respect to what
 * @param gradient what the chain rule says
 * @param difference what the finite differences say
 * @param bound error bar of the finite differences
 */
public record Confirmation(String name, double gradient, double difference, double bound) {

    /** Rounding that the chain rule itself is allowed: 64 operations of half an ulp each. */
    private static final double ROUNDINGS = 64 * 0x1p-53;

    /** Confirms a gradient of a function of one number at x. */
    public static Confirmation of(String name, double gradient, DoubleUnaryOperator f, double x) {
        return of(name, gradient, FiniteDifference.FULL.derivative(f, x));
    }

    private static Confirmation of(String name, double gradient, Estimate measured) {
        return new Confirmation(name, gradient, measured.value(), measured.bound());
    }

    /**
     * Confirms the gradient that a plan has computed for one element of an input or parameter. The plan is left as it was
     * before: forward has run, the gradients are untouched.
     */
    public static Confirmation of(String name, Plan plan, Node loss, Node variable, int element) {
        Matrix buffer = plan.value(variable);
        double x = buffer.get(element);
        double gradient = plan.gradient(variable).get(element);
        DoubleUnaryOperator f = value -> {
            buffer.set(element, value);
            plan.forward();
            return plan.value(loss).get(0);
        };
        var confirmation = of(name, gradient, FiniteDifference.ECONOMICAL.derivative(f, x));
        buffer.set(element, x);
        plan.forward();
        return confirmation;
    }

    /** Confirms every element of the gradient of an input or parameter, numbered from 1 as on the blackboard. */
    public static List<Confirmation> all(String name, Plan plan, Node loss, Node variable) {
        var list = new ArrayList<Confirmation>();
        int columns = variable.shape().columns();
        int size = plan.value(variable).size();
        for (int i = 0; i < size; i++) {
            String place = size == 1
                    ? ""
                    : size == columns ? "[" + (i + 1) + "]" : "[" + (i / columns + 1) + "," + (i % columns + 1) + "]";
            list.add(of(name + place, plan, loss, variable, i));
        }
        return list;
    }

    /** Whether the two agree within the error bar and the rounding of the chain rule. */
    public boolean agrees() {
        double rounding = ROUNDINGS * Math.max(Math.abs(gradient), Math.abs(difference));
        return Math.abs(gradient - difference) <= bound + rounding;
    }

    /** The deviation of the two. */
    public double deviation() {
        return Math.abs(gradient - difference);
    }

    /** Prints a table of confirmations with this many significant digits. */
    public static void print(LessonOutput out, List<Confirmation> confirmations, int digits) {
        print(out, "chain rule", confirmations, digits);
    }

    /** Prints a table whose gradients are claimed by somebody. */
    public static void print(LessonOutput out, String claim, List<Confirmation> confirmations, int digits) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("derivative", claim, "finite difference", "bar below", "verdict"));
        for (Confirmation each : confirmations) {
            rows.add(List.of(
                    each.name,
                    Figures.significant(each.gradient, digits),
                    Figures.significant(each.difference, digits),
                    order(each.bound),
                    each.agrees() ? "agree" : "DISAGREE"));
        }
        out.table(rows);
    }

    /** One sentence on many confirmations: how many, how many agree, the widest deviation and bar. */
    public static String summary(List<Confirmation> confirmations) {
        long agreeing = confirmations.stream().filter(Confirmation::agrees).count();
        double deviation = confirmations.stream()
                .mapToDouble(Confirmation::deviation)
                .max()
                .orElse(0);
        double bar =
                confirmations.stream().mapToDouble(Confirmation::bound).max().orElse(0);
        return agreeing + " of " + confirmations.size() + " agree; deviations below " + order(deviation)
                + ", error bars below " + order(bar);
    }

    /** The smallest power of ten that is not below a positive number: as much as need be said of an error bar. */
    public static String order(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            return Figures.significant(value, 1);
        }
        var exact = new BigDecimal(value);
        int exponent = exact.precision() - exact.scale() - 1;
        boolean above = exact.compareTo(BigDecimal.ONE.scaleByPowerOfTen(exponent)) > 0;
        return Figures.significant(Double.parseDouble("1e" + (above ? exponent + 1 : exponent)), 1);
    }
}
