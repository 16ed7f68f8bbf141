package org.chainrule.verification.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.UpdateRule;

/** A rule at work on one θ, with state of its own, scratch that is filled anew before every step, and a matrix too many. */
final class RuleRun {

    private static final double UNTOUCHED = 0x1.8p-7;

    private final Kernels kernels;
    private final double filling;
    private final Matrix theta;
    private final Matrix gradient;
    private final List<Matrix> state = new ArrayList<>();
    private final List<Matrix> scratch = new ArrayList<>();
    private final List<Matrix> all;
    private int spoiled;

    RuleRun(UpdateRule rule, Kernels kernels, double[] start) {
        this(rule, kernels, 1, start, Double.NaN);
    }

    /**
     * State 0.
     *
     * @param rows of θ
     * @param filling what the scratch is filled with
     */
    RuleRun(UpdateRule rule, Kernels kernels, int rows, double[] start, double filling) {
        this.kernels = kernels;
        this.filling = filling;
        int columns = start.length / rows;
        theta = Matrix.zeros(Precision.FLOAT64, rows, columns);
        theta.copyFrom(start);
        gradient = Matrix.zeros(Precision.FLOAT64, rows, columns);
        for (int i = 0; i < rule.stateNames().size(); i++) {
            state.add(Matrix.zeros(Precision.FLOAT64, rows, columns));
        }
        for (int i = 0; i < rule.scratch(); i++) {
            scratch.add(Matrix.zeros(Precision.FLOAT64, rows, columns));
        }
        all = new ArrayList<>(state);
        all.addAll(scratch);
        all.add(Matrix.zeros(Precision.FLOAT64, rows, columns));
    }

    void step(UpdateRule rule, long t, double rate, double[] g) {
        scratch.forEach(matrix -> matrix.fill(filling));
        var spare = all.get(all.size() - 1);
        spare.fill(UNTOUCHED);
        gradient.copyFrom(g);
        rule.update(kernels, t, rate, theta, gradient, all);
        for (int i = 0; i < g.length; i++) {
            spoiled += gradient.get(i) == g[i] && spare.get(i) == UNTOUCHED ? 0 : 1;
        }
    }

    double[] theta() {
        return theta.toArray();
    }

    double theta(int element) {
        return theta.get(element);
    }

    /** θ and then the state, in one array. */
    double[] everything() {
        int n = theta.size();
        var numbers = new double[n * (1 + state.size())];
        System.arraycopy(theta.toArray(), 0, numbers, 0, n);
        for (int s = 0; s < state.size(); s++) {
            System.arraycopy(state.get(s).toArray(), 0, numbers, n * (1 + s), n);
        }
        return numbers;
    }

    /** Takes θ and state from {@link #everything()} of a run of the same rule. */
    void resume(double[] numbers) {
        int n = theta.size();
        theta.copyFrom(Arrays.copyOfRange(numbers, 0, n));
        for (int s = 0; s < state.size(); s++) {
            state.get(s).copyFrom(Arrays.copyOfRange(numbers, n * (1 + s), n * (2 + s)));
        }
    }

    /** How many elements of gradients and of the matrix too many were changed so far. */
    int spoiled() {
        return spoiled;
    }
}
