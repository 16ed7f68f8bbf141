package org.chainrule.verification.fault;

import java.util.List;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Sparsemax;
import org.chainrule.core.function.Standardise;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/** Faults in the vjp of row functions: a coupling of the columns forgotten, or made with the wrong ones. */
final class RowFunctionFaults {

    private RowFunctionFaults() {}

    /** Two rows; of the first, sparsemax has the columns 0 and 1 in its support, of the second 1 and 2. */
    private static CheckReport check(RowFunction function) {
        return GradientCheck.ofOp(new RowWise(function))
                .on(DoubleMatrix.of(new double[] {0.5, 0.25, -3}, new double[] {-2, 0.125, 0.75}))
                .run();
    }

    private static Fault fault(String name, String sentence, RowFunction sound, FaultyRowFunction.Vjp vjp) {
        RowFunction faulty = new FaultyRowFunction(sound, vjp);
        return Fault.of(name, sentence, "GradientCheck.ofOp, by differences", faulty, sound, RowFunctionFaults::check);
    }

    private static double mean(double[] g, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += g[j];
        }
        return sum / n;
    }

    static List<Fault> all() {
        var standardise = new Standardise();
        return List.of(
                fault(
                        "softmax-sum-dropped",
                        "softmax: ∂L/∂x is y ⊙ g, without the term −y Σ_j g_j y_j",
                        new Softmax(),
                        (x, y, g, gx, n) -> {
                            for (int i = 0; i < n; i++) {
                                gx[i] = y[i] * g[i];
                            }
                        }),
                fault(
                        "mean-over-all-columns",
                        "sparsemax: in the support ∂L/∂x is g minus the mean of g over all columns, not over the support",
                        new Sparsemax(),
                        (x, y, g, gx, n) -> {
                            for (int i = 0; i < n; i++) {
                                gx[i] = y[i] > 0 ? g[i] - mean(g, n) : 0;
                            }
                        }),
                fault(
                        "variance-held-fixed",
                        "standardise: the root of the variance is taken for a constant, the term −y mean(g ⊙ y) is missing",
                        standardise,
                        (x, y, g, gx, n) -> {
                            double mean = mean(x, n);
                            double squares = 0;
                            for (int i = 0; i < n; i++) {
                                squares += (x[i] - mean) * (x[i] - mean);
                            }
                            double root = Math.sqrt(squares / n + standardise.epsilon());
                            for (int i = 0; i < n; i++) {
                                gx[i] = (g[i] - mean(g, n)) / root;
                            }
                        }));
    }
}
