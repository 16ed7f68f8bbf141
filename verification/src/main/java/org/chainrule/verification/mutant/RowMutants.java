package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;
import static org.chainrule.verification.mutant.RowKind.vjp;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chainrule.core.function.Glu;
import org.chainrule.core.function.LogMeanExp;
import org.chainrule.core.function.LogSoftmax;
import org.chainrule.core.function.LogSumExp;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Softmin;
import org.chainrule.core.function.Sparsemax;
import org.chainrule.core.function.Standardise;

/** What can go wrong where the columns of a row depend on each other. */
final class RowMutants {

    private static final String ONE_COLUMN = "a row of one column has no others";

    private RowMutants() {}

    /** ∂y_k/∂x_i for a cotangent that is 1 at k: the own part is k = i, the rest is the coupling. */
    private static RowKind coupling(String name, String sentence, double own, double others, String... catalogue) {
        Predicate<RowFunction> square = f -> !(f instanceof Glu) && f.columns(3) == 3;
        return vjp(of(name, sentence, "several columns", catalogue), square, f -> (x, y, g, gx, n) -> {
            var unit = new double[n];
            var part = new double[n];
            java.util.Arrays.fill(gx, 0, n, 0);
            for (int k = 0; k < n; k++) {
                unit[k] = g[k];
                f.vjp(x, y, unit, part, n);
                unit[k] = 0;
                for (int i = 0; i < n; i++) {
                    gx[i] += (i == k ? own : others) * part[i];
                }
            }
        });
    }

    static double mean(double[] values, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += values[j];
        }
        return sum / n;
    }

    static List<RowKind> all() {
        return Stream.concat(
                        Stream.concat(couplings().stream(), single().stream()),
                        Stream.of(standardise(), ParameterMutants.rowFunctions(), ModelMutants.rows())
                                .flatMap(List::stream))
                .toList();
    }

    private static List<RowKind> couplings() {
        return List.of(
                coupling(
                                "coupling-dropped",
                                "Σ_k g_k ∂y_k/∂x_i → g_i ∂y_i/∂x_i: the diagonal of the Jacobian only",
                                1,
                                0,
                                "44")
                        .equivalentIf(n -> n == 1, ONE_COLUMN),
                coupling(
                                "coupling-with-opposite-sign",
                                "y (g − Σ g y) → y (g + Σ g y): the terms of other columns with the other sign",
                                1,
                                -1,
                                "44",
                                "15")
                        .equivalentIf(n -> n == 1, ONE_COLUMN),
                coupling("own-column-dropped", "the diagonal of the Jacobian → 0", 0, 1, "45"));
    }

    private static boolean isSoft(RowFunction f) {
        return (f instanceof Softmax s && s.temperature() == 1);
    }

    private static List<RowKind> single() {
        return List.of(
                vjp(
                        of("sum-of-products-dropped", "y (g − Σ g y) → y g", "several columns", "44"),
                        f -> isSoft(f),
                        f -> (x, y, g, gx, n) -> {
                            for (int i = 0; i < n; i++) {
                                gx[i] = y[i] * g[i];
                            }
                        }),
                vjp(
                        of("sum-of-cotangents-dropped", "g − p Σ g → g − p", "Σ g ≠ 1", "44"),
                        f -> f instanceof LogSoftmax,
                        f -> (x, y, g, gx, n) -> {
                            for (int i = 0; i < n; i++) {
                                gx[i] = g[i] - StrictMath.exp(y[i]);
                            }
                        }),
                vjp(
                                of(
                                        "softmax-cancels",
                                        "y_i Σ_{j≠i} y_j (g_i − g_j) → y_i (g_i − Σ_j g_j y_j), which cancels as y_i → 1",
                                        "a row that one element rules",
                                        "44",
                                        "56"),
                                f -> isSoft(f),
                                f -> (x, y, g, gx, n) -> {
                                    double dot = 0;
                                    for (int j = 0; j < n; j++) {
                                        dot += g[j] * y[j];
                                    }
                                    for (int i = 0; i < n; i++) {
                                        gx[i] = y[i] * (g[i] - dot);
                                    }
                                })
                        .equivalentIf(n -> n == 1, "a row of one column gives 1, whose derivative is 0"),
                vjp(
                        of(
                                "divided-by-the-probability",
                                "g − p Σ g → p ((g/p) − Σ g): 0/0 where p underflows",
                                "a row whose probabilities underflow",
                                "45"),
                        f -> f instanceof LogSoftmax,
                        f -> (x, y, g, gx, n) -> {
                            for (int i = 0; i < n; i++) {
                                double p = StrictMath.exp(y[i]);
                                gx[i] = p * (g[i] / p - n * mean(g, n));
                            }
                        }),
                vjp(
                        of("not-shifted", "e^(x − max) → eˣ: overflow", "a row of large numbers", "54", "15"),
                        f -> f instanceof LogSumExp,
                        f -> (x, y, g, gx, n) -> {
                            double sum = 0;
                            for (int i = 0; i < n; i++) {
                                sum += StrictMath.exp(x[i]);
                            }
                            for (int i = 0; i < n; i++) {
                                gx[i] = g[0] * StrictMath.exp(x[i]) / sum;
                            }
                        }),
                vjp(
                                of(
                                        "one-over-n-in-the-slope",
                                        "p → p / n: log(Σ/n) thought to have it",
                                        "several columns",
                                        "9"),
                                f -> f instanceof LogMeanExp,
                                f -> (x, y, g, gx, n) -> {
                                    f.vjp(x, y, g, gx, n);
                                    for (int i = 0; i < n; i++) {
                                        gx[i] /= n;
                                    }
                                })
                        .equivalentIf(n -> n == 1, ONE_COLUMN),
                vjp(
                                of("softmin-as-softmax", "softmin's slope → softmax's", "any row", "7"),
                                f -> f instanceof Softmin,
                                f -> (x, y, g, gx, n) -> {
                                    f.vjp(x, y, g, gx, n);
                                    for (int i = 0; i < n; i++) {
                                        gx[i] = -gx[i];
                                    }
                                })
                        .equivalentIf(n -> n == 1, "the derivative of a constant is 0"),
                vjp(
                                of(
                                        "mean-over-all-columns",
                                        "g minus its mean over the support → over all columns",
                                        "a row with elements outside the support",
                                        "26",
                                        "47"),
                                f -> f instanceof Sparsemax,
                                f -> (x, y, g, gx, n) -> {
                                    for (int i = 0; i < n; i++) {
                                        gx[i] = y[i] > 0 ? g[i] - mean(g, n) : 0;
                                    }
                                })
                        .equivalentIf(n -> n == 1, ONE_COLUMN),
                vjp(
                                of("support-ignored", "0 outside the support → as inside", "elements outside", "58"),
                                f -> f instanceof Sparsemax,
                                f -> (x, y, g, gx, n) -> {
                                    f.vjp(x, y, g, gx, n);
                                    for (int i = 0; i < n; i++) {
                                        gx[i] = y[i] > 0 ? gx[i] : g[i] - mean(g, n);
                                    }
                                })
                        .equivalentIf(n -> n == 1, ONE_COLUMN),
                vjp(
                        of("halves-exchanged", "ā = g σ(b), b̄ = g a σ′(b) → the other way round", "a ≠ b", "17", "22"),
                        f -> f instanceof Glu,
                        f -> (x, y, g, gx, n) -> {
                            f.vjp(x, y, g, gx, n);
                            for (int i = 0; i < n / 2; i++) {
                                double held = gx[i];
                                gx[i] = gx[n / 2 + i];
                                gx[n / 2 + i] = held;
                            }
                        }));
    }

    /** The parts of the product of a standardised row. */
    private static RowKind standardised(
            MutantClass kind, double meanTerm, double varianceTerm, int fewer, boolean outside, double rootPower) {
        return vjp(kind, f -> f instanceof Standardise, f -> (x, y, g, gx, n) -> {
            double mean = mean(x, n);
            double squares = 0;
            for (int i = 0; i < n; i++) {
                squares += (x[i] - mean) * (x[i] - mean);
            }
            double epsilon = ((Standardise) f).epsilon();
            double root =
                    outside ? Math.sqrt(squares / n) + epsilon : Math.sqrt(squares / Math.max(1, n - fewer) + epsilon);
            double dot = 0;
            for (int i = 0; i < n; i++) {
                dot += g[i] * (x[i] - mean) / root;
            }
            for (int i = 0; i < n; i++) {
                double own = (x[i] - mean) / root;
                gx[i] = (g[i] - meanTerm * mean(g, n) - varianceTerm * own * dot / n) / StrictMath.pow(root, rootPower);
            }
        });
    }

    private static List<RowKind> standardise() {
        return List.of(
                standardised(
                        of("mean-term-dropped", "g − mean(g) − … → g − …", "Σ g ≠ 0", "38", "29"), 0, 1, 0, false, 1),
                standardised(
                                of(
                                        "variance-term-dropped",
                                        "… − y mean(g y) → …: the root held fixed",
                                        "any row",
                                        "39"),
                                1,
                                0,
                                0,
                                false,
                                1)
                        .equivalentIf(n -> n == 1, "a row of one column is its mean, so y is 0"),
                standardised(
                                of("n-minus-1-for-n", "Σ d² / n → Σ d² / (n − 1) in the slope", "any row", "41"),
                                1,
                                1,
                                1,
                                false,
                                1)
                        .equivalentIf(n -> n == 1, "a row of one column has no deviations"),
                standardised(
                                of(
                                        "epsilon-outside-the-root",
                                        "√(v + ε) → √v + ε in the slope",
                                        "a small variance",
                                        "42"),
                                1,
                                1,
                                0,
                                true,
                                1)
                        .equivalentIf(n -> n == 1, "a row of one column has derivative 0, whatever the root"),
                standardised(
                                of("root-forgotten", "… / √(v + ε) → …: as if y were x − mean", "any row", "40"),
                                1,
                                1,
                                0,
                                false,
                                0)
                        .equivalentIf(n -> n == 1, "a row of one column has derivative 0, whatever the root"));
    }
}
