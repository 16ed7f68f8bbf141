package org.chainrule.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.SlopeBound;

/**
 * What every {@link Kernels} promises of every scalar function of the catalogue, with every parameter of its datasheet: values
 * and slopes near those of the function in double precision, the same wherever a number stands, and VJPs made of the slopes.
 */
final class FunctionClauses {

    private FunctionClauses() {}

    /** Neither built in nor known to any provider. */
    private record Cube() implements CustomFunction {
        @Override
        public String name() {
            return "cube";
        }

        @Override
        public double value(double x) {
            return x * x * x;
        }

        @Override
        public double slope(double x, double y) {
            return 3 * x * x;
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("x * x * x", "3 * x * x").specimens(this);
        }
    }

    static Map<String, KernelsContract.Clause> all() {
        var clauses = new LinkedHashMap<String, KernelsContract.Clause>();
        for (ScalarFunction family : ScalarFunctions.all()) {
            for (ScalarFunction f : family.datasheet().specimens()) {
                add(clauses, f);
            }
        }
        add(clauses, new Cube());
        return clauses;
    }

    private static void add(Map<String, KernelsContract.Clause> clauses, ScalarFunction f) {
        clauses.put("map " + f.name(), (kernels, operands) -> values(kernels, operands, f));
        clauses.put("slopes of " + f.name(), (kernels, operands) -> slopes(kernels, operands, f));
        clauses.put("mapVjp " + f.name(), (kernels, operands) -> vjp(kernels, operands, f));
        clauses.put("windows of " + f.name(), (kernels, operands) -> windows(kernels, operands, f));
    }

    /** What the providers state: plain Java rounds the result in double, vectors have bounds of their own. */
    private static FunctionBound bound(Kernels kernels) {
        return kernels.name().equals(JavaKernelProvider.NAME) ? FunctionBound.EXACT : FunctionBound.VECTOR;
    }

    private static void values(Kernels kernels, Operands operands, ScalarFunction f) {
        Matrix x = operands.wholeRange(f);
        Matrix y = operands.freshOutput(1, x.size());
        kernels.map(f, x, y);
        for (int i = 0; i < x.size(); i++) {
            bound(kernels).assertValue(kernels.precision(), f, x.get(i), y.get(i));
        }
        operands.assertMarginsUntouched();
    }

    private static void slopes(Kernels kernels, Operands operands, ScalarFunction f) {
        Matrix x = operands.wholeRange(f);
        Matrix y = operands.freshOutput(1, x.size());
        kernels.map(f, x, y);
        Matrix s = slopes(kernels, operands, f, x, y);
        boolean conditioned = f.datasheet().slopeBound() == SlopeBound.ULPS_TIMES_CONDITION;
        for (int i = 0; i < x.size(); i++) {
            bound(kernels).assertSlope(kernels.precision(), f, x.get(i), y.get(i), conditioned, s.get(i));
        }
        operands.assertMarginsUntouched();
    }

    /** The VJP of cotangents 1: multiplying by 1 rounds nothing. */
    private static Matrix slopes(Kernels kernels, Operands operands, ScalarFunction f, Matrix x, Matrix y) {
        Matrix one = operands.input(1, x.size());
        one.fill(1);
        Matrix s = operands.freshOutput(1, x.size());
        kernels.mapVjp(f, x, y, one, 0, s);
        return s;
    }

    /** Slope times cotangent plus β times the old, each rounded once; the slope rounded as well, or not. */
    private static void vjp(Kernels kernels, Operands operands, ScalarFunction f) {
        for (int n = 1; n <= 40; n++) {
            double beta = operands.oneOf(0, 1, -0.5);
            Matrix x = operands.specialInput(1, n);
            Matrix y = operands.freshOutput(1, n);
            kernels.map(f, x, y);
            Matrix s = slopes(kernels, operands, f, x, y);
            Matrix gy = operands.input(1, n);
            Matrix gx = operands.output(1, n, beta);
            double[] old = gx.toArray();
            kernels.map(f, operands.input(1, n), operands.freshOutput(1, n)); // must leave nothing behind
            kernels.mapVjp(f, x, y, gy, beta, gx);
            for (int i = 0; i < n; i++) {
                double exact = vjp(kernels.precision(), f.slope(x.get(i), y.get(i)), gy.get(i), beta, old[i]);
                double fromRounded = vjp(kernels.precision(), s.get(i), gy.get(i), beta, old[i]);
                double found = gx.get(i);
                if (Double.compare(found, exact) != 0 && Double.compare(found, fromRounded) != 0) {
                    throw new AssertionError("VJP of " + f.name() + " at " + x.get(i) + ", element " + i + " of " + n
                            + ", beta " + beta + ": found " + found + ", wanted " + exact + " or " + fromRounded);
                }
            }
            operands.assertMarginsUntouched();
        }
    }

    private static double vjp(Precision precision, double slope, double gy, double beta, double old) {
        double product = rounded(precision, gy * slope);
        return beta == 0 ? product : rounded(precision, product + rounded(precision, beta * old));
    }

    private static double rounded(Precision precision, double x) {
        return precision == Precision.FLOAT64 ? x : (float) x;
    }

    /** Parts of a matrix, at other places, give the bits of the whole. */
    private static void windows(Kernels kernels, Operands operands, ScalarFunction f) {
        Matrix x = operands.wholeRange(f);
        Matrix y = operands.freshOutput(1, x.size());
        kernels.map(f, x, y);
        Matrix s = slopes(kernels, operands, f, x, y);
        for (int n = 1; n <= 40; n++) {
            int from = operands.size(x.size() - n) - 1;
            Matrix part = operands.input(1, n);
            var values = new Expectation(n);
            var slopes = new Expectation(n);
            for (int i = 0; i < n; i++) {
                part.set(i, x.get(from + i));
                values.want[i] = y.get(from + i);
                slopes.want[i] = s.get(from + i);
            }
            Matrix out = operands.freshOutput(1, n);
            kernels.map(f, part, out);
            values.assertExact(out);
            slopes.assertExact(slopes(kernels, operands, f, part, out));
        }
        operands.assertMarginsUntouched();
    }
}
