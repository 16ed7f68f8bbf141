package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;

/** Looks for the bad {@linkplain Habit habits} of a vjp on recorded operands. */
final class Habits {

    private Habits() {}

    /** The first bad habit of the vjp that made this step. */
    static Optional<Habit> of(LocalRule rule, ChainStep step, RandomGenerator random) {
        int input = step.input();
        var before = snapshot(rule);
        var g = Matrix.copyOf(step.upstream(), Precision.FLOAT64);
        var gradIn = Matrix.zeros(Precision.FLOAT64, rule.input(input).shape());
        rule.op().vjp(input, rule.operands(), g, 0, gradIn);
        var product = gradIn.toArray();
        if (!same(g.toArray(), step.upstream().toArray())) {
            return Optional.of(Habit.CHANGES_ITS_COTANGENT);
        }
        var after = snapshot(rule);
        for (int k = 0; k < before.size(); k++) {
            if (!same(before.get(k), after.get(k))) {
                rule.reset();
                return Optional.of(Habit.CHANGES_ITS_OPERANDS);
            }
        }
        if (!same(rule.product(input, step.upstream()), product)) {
            return Optional.of(Habit.READS_WHAT_IT_OVERWRITES);
        }
        if (!close(product, step.contribution().toArray())) {
            return Optional.of(Habit.REMEMBERS);
        }
        return adds(rule, step, product, random) ? Optional.empty() : Optional.of(Habit.DOES_NOT_ADD);
    }

    private static List<double[]> snapshot(LocalRule rule) {
        var all = new ArrayList<double[]>();
        for (int i = 0; i < rule.count(); i++) {
            all.add(rule.input(i).toArray());
        }
        all.add(rule.out().toArray());
        int buffers = rule.op().workspace(rule.shapes()).size();
        for (int i = 0; i < buffers; i++) {
            all.add(rule.operands().workspace(i).toArray());
        }
        return all;
    }

    /** On numbers about as large as the product, so that ignoring them changes more than the rounding of a sum. */
    private static boolean adds(LocalRule rule, ChainStep step, double[] product, RandomGenerator random) {
        double largest = 0;
        for (double element : product) {
            largest = Math.max(largest, Math.abs(element));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            largest = 1;
        }
        var there = Matrix.zeros(Precision.FLOAT64, step.contribution().shape());
        var sum = new double[product.length];
        for (int k = 0; k < product.length; k++) {
            there.set(k, largest * Seed.normal(random));
            sum[k] = there.get(k) + product[k];
        }
        return close(rule.added(step.input(), step.upstream(), there), sum);
    }

    /** Equal numbers; 0 and −0 are, and so are NaN and NaN. */
    static boolean same(double[] x, double[] y) {
        for (int k = 0; k < x.length; k++) {
            if (x[k] != y[k] && !(Double.isNaN(x[k]) && Double.isNaN(y[k]))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Equal but for rounding: to more than half of the digits of the largest. Sums that are formed in another order differ by
     * few ulps of their terms; a term that is missing or there twice is off by all of itself.
     */
    static boolean close(double[] x, double[] y) {
        double largest = 0;
        for (int k = 0; k < x.length; k++) {
            largest = Math.max(largest, Math.max(Math.abs(x[k]), Math.abs(y[k])));
        }
        for (int k = 0; k < x.length; k++) {
            boolean equal = x[k] == y[k] || (Double.isNaN(x[k]) && Double.isNaN(y[k]));
            if (!equal && !(Math.abs(x[k] - y[k]) <= ProductRounding.HALF_THE_DIGITS * largest)) {
                return false;
            }
        }
        return true;
    }
}
