package org.chainrule.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/** What every {@link Kernels} promises of the verbs that go element by element. */
final class ElementClauses {

    private static final int TRIALS = 60;

    private ElementClauses() {}

    static Map<String, KernelsContract.Clause> all() {
        var clauses = new LinkedHashMap<String, KernelsContract.Clause>();
        clauses.put("addRow", repeated(ElementClauses::addRow));
        clauses.put("columnSums", repeated(ElementClauses::columnSums));
        clauses.put("addScaled", repeated(ElementClauses::addScaled));
        clauses.put("addSquares", repeated(ElementClauses::addSquares));
        clauses.put("addQuotient", repeated(ElementClauses::addQuotient));
        clauses.put("addRatios", repeated(ElementClauses::addRatios));
        clauses.put("addSigns", repeated(ElementClauses::addSigns));
        clauses.put("raiseToMagnitudes", repeated(ElementClauses::raiseToMagnitudes));
        clauses.put("scaleByRoots", repeated(ElementClauses::scaleByRoots));
        clauses.put("clamp", repeated(ElementClauses::clamp));
        clauses.put("flushSubnormals", repeated(ElementClauses::flushSubnormals));
        clauses.put("multiplyElements", repeated(ElementClauses::multiplyElements));
        clauses.put("rectify", repeated(ElementClauses::rectify));
        clauses.put("rectifyVjp", repeated(ElementClauses::rectifyVjp));
        clauses.put("rectifySlopesVjp", repeated(ElementClauses::rectifySlopesVjp));
        return clauses;
    }

    private static KernelsContract.Clause repeated(KernelsContract.Clause clause) {
        return (kernels, operands) -> {
            for (int trial = 0; trial < TRIALS; trial++) {
                clause.check(kernels, operands);
                operands.assertMarginsUntouched();
            }
        };
    }

    private static void addRow(Kernels kernels, Operands operands) {
        int m = operands.size(40);
        int n = operands.size(70);
        Matrix x = operands.input(m, n);
        Matrix row = operands.input(1, n);
        Matrix y = operands.coin() ? x : operands.freshOutput(m, n);
        var expected = new Expectation(m * n);
        for (int i = 0; i < m * n; i++) {
            expected.add(i, x.get(i));
            expected.add(i, row.get(i % n));
        }
        kernels.addRow(x, row, y);
        expected.assertWithin(1, y);
    }

    private static void columnSums(Kernels kernels, Operands operands) {
        int m = operands.size(40);
        int n = operands.size(70);
        double beta = operands.oneOf(0, 1, -0.5);
        Matrix x = operands.input(m, n);
        Matrix row = operands.output(1, n, beta);
        var expected = new Expectation(n);
        expected.addOld(beta, row);
        for (int i = 0; i < m * n; i++) {
            expected.add(i % n, x.get(i));
        }
        kernels.columnSums(x, beta, row);
        expected.assertWithin(m + 1, row);
    }

    private static void addScaled(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        double alpha = operands.oneOf(1, -1.25, 0.5);
        double beta = operands.oneOf(0, 1, -0.5);
        boolean same = operands.coin();
        Matrix y = operands.output(1, n, same ? 1 : beta);
        Matrix x = same ? y : operands.input(1, n);
        var expected = new Expectation(n);
        expected.addOld(beta, y);
        for (int i = 0; i < n; i++) {
            expected.add(i, alpha * x.get(i));
        }
        kernels.addScaled(alpha, x, beta, y);
        expected.assertWithin(3, y);
    }

    private static void addSquares(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        double beta = operands.oneOf(0, 1, 0.75);
        Matrix y = operands.output(1, n, beta);
        Matrix x = operands.input(1, n);
        var expected = new Expectation(n);
        expected.addOld(beta, y);
        for (int i = 0; i < n; i++) {
            expected.add(i, 0.25 * x.get(i) * x.get(i));
        }
        kernels.addSquares(0.25, x, beta, y);
        expected.assertWithin(4, y);
    }

    private static void addQuotient(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        Matrix y = operands.output(1, n, 1);
        Matrix x = operands.input(1, n);
        Matrix s = operands.positiveInput(1, n);
        var expected = new Expectation(n);
        expected.addOld(1, y);
        for (int i = 0; i < n; i++) {
            expected.add(i, -0.5 * x.get(i) / (1.5 * Math.sqrt(s.get(i)) + 0.125));
        }
        kernels.addQuotient(-0.5, x, s, 1.5, 0.125, y);
        expected.assertWithin(6, y); // root, times scale, plus ε, times α, quotient, sum
    }

    private static void addRatios(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        Matrix y = operands.output(1, n, 1);
        Matrix x = operands.input(1, n);
        Matrix d = operands.positiveInput(1, n);
        var expected = new Expectation(n);
        expected.addOld(1, y);
        for (int i = 0; i < n; i++) {
            expected.add(i, -0.5 * x.get(i) / d.get(i));
        }
        kernels.addRatios(-0.5, x, d, y);
        expected.assertWithin(3, y); // product, quotient, sum
    }

    private static void addSigns(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        double beta = operands.oneOf(0, 1, -0.5);
        Matrix y = operands.output(1, n, beta);
        Matrix x = beta != 0 && operands.coin() ? y : operands.specialInput(1, n);
        var expected = new Expectation(n);
        expected.addOld(beta, y);
        for (int i = 0; i < n; i++) {
            double v = x.get(i);
            expected.add(i, v > 0 ? 0.25 : v < 0 ? -0.25 : v == 0 ? 0 : Double.NaN);
        }
        kernels.addSigns(0.25, x, beta, y);
        expected.assertWithin(2, y);
    }

    /** All of it is exact in both precisions but for the two roundings that the expectation makes too. */
    private static void raiseToMagnitudes(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        double beta = operands.oneOf(1, 0.5);
        Matrix y = operands.output(1, n, 1);
        Matrix x = operands.specialInput(1, n);
        var expected = new Expectation(n);
        for (int i = 0; i < n; i++) {
            double magnitude = x.get(i) < 0 ? -x.get(i) : x.get(i);
            double old = beta * y.get(i);
            expected.want[i] = Double.isNaN(magnitude) || magnitude + 0.25 > old ? magnitude + 0.25 : old;
        }
        kernels.raiseToMagnitudes(x, 0.25, beta, y);
        expected.assertExact(y);
    }

    private static void scaleByRoots(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        Matrix x = operands.input(1, n);
        Matrix s = operands.positiveInput(1, n);
        Matrix d = operands.positiveInput(1, n);
        Matrix y = operands.freshOutput(1, n);
        var expected = new Expectation(n);
        for (int i = 0; i < n; i++) {
            expected.add(i, x.get(i) * Math.sqrt(s.get(i) + 0.125) / Math.sqrt(d.get(i) + 0.125));
        }
        kernels.scaleByRoots(x, s, d, 0.125, y);
        expected.assertWithin(6, y); // two sums, two roots, product, quotient
    }

    private static void clamp(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        Matrix x = operands.output(1, n, 1);
        var special = operands.specialInput(1, n);
        var expected = new Expectation(n);
        for (int i = 0; i < n; i++) {
            x.set(i, special.get(i));
            expected.want[i] = x.get(i) > 0.75 ? 0.75 : x.get(i) < -0.75 ? -0.75 : x.get(i);
        }
        kernels.clamp(0.75, x);
        expected.assertExact(x);
    }

    /** Numbers on both sides of the least normal one, of both signs, among others. */
    private static void flushSubnormals(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        boolean isDouble = kernels.precision() == Precision.FLOAT64;
        double least = isDouble ? Double.MIN_NORMAL : Float.MIN_NORMAL;
        double below = isDouble ? Math.nextDown(Double.MIN_NORMAL) : Math.nextDown(Float.MIN_NORMAL);
        double smallest = isDouble ? Double.MIN_VALUE : Float.MIN_VALUE;
        Matrix x = operands.output(1, n, 1);
        var special = operands.specialInput(1, n);
        var expected = new Expectation(n);
        for (int i = 0; i < n; i++) {
            if (operands.coin()) {
                special.set(i, operands.oneOf(least, -least, below, -below, smallest, -smallest));
            }
            x.set(i, special.get(i));
            expected.want[i] = x.get(i) != 0 && Math.abs(x.get(i)) < least ? 0 : x.get(i);
        }
        kernels.flushSubnormals(x);
        expected.assertExact(x);
    }

    private static void multiplyElements(Kernels kernels, Operands operands) {
        int n = operands.size(200);
        double beta = operands.oneOf(0, 1, -0.5);
        Matrix a = operands.input(1, n);
        Matrix b = operands.coin() ? a : operands.input(1, n);
        Matrix c = operands.output(1, n, beta);
        var expected = new Expectation(n);
        expected.addOld(beta, c);
        for (int i = 0; i < n; i++) {
            expected.add(i, a.get(i) * b.get(i));
        }
        kernels.multiplyElements(a, b, beta, c);
        expected.assertWithin(3, c);
    }

    private static void rectify(Kernels kernels, Operands operands) {
        int m = operands.size(30);
        int n = operands.size(40);
        Matrix x = operands.specialInput(m, n);
        Matrix a = operands.input(1, operands.coin() ? 1 : n);
        Matrix y = operands.freshOutput(m, n);
        var expected = new Expectation(m * n);
        for (int i = 0; i < m * n; i++) {
            double product = a.get(i % a.columns()) * x.get(i);
            double rounded = kernels.precision() == Precision.FLOAT64 ? product : (float) product;
            expected.want[i] = x.get(i) > 0 ? x.get(i) : rounded + 0.0; // −0 becomes +0
        }
        kernels.rectify(x, a, y);
        expected.assertExact(y);
    }

    private static void rectifyVjp(Kernels kernels, Operands operands) {
        int m = operands.size(30);
        int n = operands.size(40);
        double beta = operands.oneOf(0, 1, -0.5);
        Matrix x = operands.specialInput(m, n);
        Matrix a = operands.input(1, operands.coin() ? 1 : n);
        Matrix gy = operands.input(m, n);
        Matrix gx = operands.output(m, n, beta);
        var expected = new Expectation(m * n);
        expected.addOld(beta, gx);
        for (int i = 0; i < m * n; i++) {
            double slope = x.get(i) > 0 ? 1 : x.get(i) <= 0 ? a.get(i % a.columns()) : Double.NaN;
            expected.add(i, gy.get(i) * slope);
        }
        kernels.rectifyVjp(x, a, gy, beta, gx);
        expected.assertWithin(3, gx);
    }

    private static void rectifySlopesVjp(Kernels kernels, Operands operands) {
        int m = operands.size(30);
        int n = operands.size(40);
        double beta = operands.oneOf(0, 1, -0.5);
        Matrix x = operands.input(m, n);
        Matrix gy = operands.input(m, n);
        Matrix ga = operands.output(1, operands.coin() ? 1 : n, beta);
        var expected = new Expectation(ga.columns());
        expected.addOld(beta, ga);
        for (int i = 0; i < m * n; i++) {
            expected.add(i % ga.columns(), gy.get(i) * Math.min(x.get(i), 0));
        }
        kernels.rectifySlopesVjp(x, gy, beta, ga);
        expected.assertWithin(m * n / ga.columns() + 2, ga);
    }
}
