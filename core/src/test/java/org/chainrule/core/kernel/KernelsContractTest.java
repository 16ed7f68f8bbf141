package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract, for every provider that works here, in both precisions, with one thread and with two. */
class KernelsContractTest {

    @TestFactory
    List<DynamicNode> everyProviderKeepsTheContract() {
        return KernelsContract.forEveryProvider(KernelsContract.clauses());
    }

    @Test
    void theJavaProviderIsAmongThoseTested() {
        assertThat(KernelChoice.providers())
                .filteredOn(provider -> provider.refusal().isEmpty())
                .extracting(KernelProvider::name)
                .contains(JavaKernelProvider.NAME);
    }

    /** Each fault, and the clause that must notice it. */
    @TestFactory
    List<DynamicTest> everyPlantedFaultIsCaught() {
        var tests = new ArrayList<DynamicTest>();
        for (Precision precision : Precision.values()) {
            faults(new JavaKernelProvider().kernels(precision, 1))
                    .forEach((clause, faulty) -> tests.add(dynamicTest(precision + " " + clause, () -> {
                        var check =
                                Objects.requireNonNull(KernelsContract.clauses().get(clause), clause);
                        assertThatThrownBy(() -> KernelsContract.check(check, faulty))
                                .isInstanceOf(AssertionError.class);
                    })));
        }
        return tests;
    }

    private static Map<String, Kernels> faults(Kernels sound) {
        var faults = new LinkedHashMap<String, Kernels>();
        faults.put("plain product of sizes 1 to 20", new DelegatingKernels(sound) {
            @Override
            public void multiply(Matrix a, Matrix b, double beta, Matrix c) { // drops the last column
                double[] last = lastColumn(c);
                super.multiply(a, b, beta, c);
                for (int i = 0; i < c.rows(); i++) {
                    c.set(i, c.columns() - 1, last[i]);
                }
            }
        });
        faults.put("left transposed product of a few rows and about a vector's columns", new DelegatingKernels(sound) {
            @Override
            public void multiplyLeftTransposed(Matrix a, Matrix b, double beta, Matrix c) { // one ulp, one element
                super.multiplyLeftTransposed(a, b, beta, c);
                c.set(0, c.precision() == Precision.FLOAT64 ? Math.nextUp(c.get(0)) : Math.nextUp((float) c.get(0)));
            }
        });
        faults.put("right transposed product of sizes 1 to 20", new DelegatingKernels(sound) {
            @Override
            public void multiplyRightTransposed(Matrix a, Matrix b, double beta, Matrix c) { // reads c with β = 0
                Matrix product = Matrix.zeros(precision(), c.rows(), c.columns());
                super.multiplyRightTransposed(a, b, 0, product);
                super.addScaled(1, product, beta == 0 ? Double.MIN_NORMAL : beta, c);
            }
        });
        faults.put("linear product of sizes 1 to 20", new DelegatingKernels(sound) {
            @Override
            public void linear(Matrix x, Matrix w, Matrix b, Matrix z) { // the last row goes without b
                super.linear(x, w, b, z);
                Matrix row = z.rows(z.rows() - 1, 1);
                super.multiplyRightTransposed(x.rows(x.rows() - 1, 1), w, 0, row);
            }
        });
        faults.put("losses and lossesVjp of probabilities", new DelegatingKernels(sound) {
            @Override
            public void losses(Loss loss, Matrix p, Matrix t, Matrix values) { // 0.25 counts as 0
                Matrix rounded = Matrix.copyOf(t, precision());
                for (int i = 0; i < t.size(); i++) {
                    rounded.set(i, Math.rint(t.get(i)));
                }
                super.losses(loss, p, rounded, values);
            }
        });
        faults.put("columnSums", new DelegatingKernels(sound) {
            @Override
            public void columnSums(Matrix x, double beta, Matrix row) { // forgets the old contents
                super.columnSums(x, 0, row);
            }
        });
        faults.put("addSigns", new DelegatingKernels(sound) {
            @Override
            public void addSigns(double alpha, Matrix x, double beta, Matrix y) { // a zero counts as positive
                Matrix shifted = Matrix.copyOf(x, precision());
                for (int i = 0; i < x.size(); i++) {
                    shifted.set(i, x.get(i) == 0 ? 1 : x.get(i));
                }
                super.addSigns(alpha, shifted, beta, y);
            }
        });
        faults.put("raiseToMagnitudes", new DelegatingKernels(sound) {
            @Override
            public void raiseToMagnitudes(Matrix x, double epsilon, double beta, Matrix y) { // ε outside the maximum
                super.raiseToMagnitudes(x, 0, beta, y);
                for (int i = 0; i < y.size(); i++) {
                    y.set(i, y.get(i) + epsilon);
                }
            }
        });
        faults.put("scaleByRoots", new DelegatingKernels(sound) {
            @Override
            public void scaleByRoots(Matrix x, Matrix s, Matrix d, double epsilon, Matrix y) { // upside down
                super.scaleByRoots(x, d, s, epsilon, y);
            }
        });
        faults.put("addRatios", new DelegatingKernels(sound) {
            @Override
            public void addRatios(double alpha, Matrix x, Matrix d, Matrix y) { // the root of the denominator
                super.addQuotient(alpha, x, d, 1, 0, y);
            }
        });
        faults.put("copyColumns", new DelegatingKernels(sound) {
            @Override
            public void copyColumns(Matrix x, int from, double beta, Matrix y, int to, int count) {
                super.copyColumns(x, 0, beta, y, to, count); // forgets where the block begins
            }
        });
        faults.put("clamp", new DelegatingKernels(sound) {
            @Override
            public void clamp(double limit, Matrix x) { // forgets the negative side
                for (int i = 0; i < x.size(); i++) {
                    x.set(i, Math.min(limit, x.get(i)));
                }
            }
        });
        faults.put("flushSubnormals", new DelegatingKernels(sound) {
            @Override
            public void flushSubnormals(Matrix x) { // the least normal number as well
                for (int i = 0; i < x.size(); i++) {
                    boolean isSmall = Math.abs(x.get(i))
                            <= (precision() == Precision.FLOAT64 ? Double.MIN_NORMAL : Float.MIN_NORMAL);
                    x.set(i, isSmall && x.get(i) != 0 ? 0 : x.get(i));
                }
            }
        });
        faults.put("map relu", new DelegatingKernels(sound) {
            @Override
            public void map(ScalarFunction f, Matrix x, Matrix y) { // turns NaN into 0
                super.map(f, x, y);
                for (int i = 0; i < x.size(); i++) {
                    y.set(i, x.get(i) > 0 ? x.get(i) : 0);
                }
            }
        });
        faults.put("slopes of leaky-relu(0.2)", new DelegatingKernels(sound) {
            @Override
            public void mapVjp(ScalarFunction f, Matrix x, Matrix y, Matrix gy, double beta, Matrix gx) {
                super.mapVjp(new Relu(), x, y, gy, beta, gx); // forgets the leak
            }
        });
        faults.put("lossWeights of classes", new DelegatingKernels(sound) {
            @Override
            public double lossWeights(Loss loss, Matrix t, int columns) { // counts every row once
                return t.rows();
            }
        });
        faults.put("mapVjp relu", new DelegatingKernels(sound) {
            @Override
            public void mapVjp(ScalarFunction f, Matrix x, Matrix y, Matrix gy, double beta, Matrix gx) {
                super.mapVjp(f, x, y, gy, beta == 0 ? 0 : 1, gx); // takes every β for 1
            }
        });
        faults.put("map sigmoid", new DelegatingKernels(sound) {
            @Override
            public String name() { // is allowed what vectors are
                return "inexact";
            }

            @Override
            public void map(
                    ScalarFunction f, Matrix x, Matrix y) { // as if a coefficient were wrong in its 7th or 15th digit
                super.map(f, x, y);
                double error = precision() == Precision.FLOAT32 ? 1e-6 : 1e-14;
                for (int i = 0; i < x.size(); i++) {
                    y.set(i, y.get(i) * (1 + error));
                }
            }
        });
        faults.put("windows of tanh", new DelegatingKernels(sound) {
            @Override
            public void map(ScalarFunction f, Matrix x, Matrix y) { // computes the last one otherwise
                super.map(f, x, y);
                double last = x.get(x.size() - 1);
                y.set(x.size() - 1, 1 - 2 / (Math.exp(2 * last) + 1));
            }
        });
        faults.put("sum and dot, accumulated in double", new DelegatingKernels(sound) {
            @Override
            public double dot(Matrix x, Matrix y) { // accumulates in float
                float sum = 0;
                for (int i = 0; i < x.size(); i++) {
                    sum += (float) (x.get(i) * y.get(i));
                }
                return sum;
            }
        });
        return faults;
    }

    private static double[] lastColumn(Matrix c) {
        var last = new double[c.rows()];
        for (int i = 0; i < last.length; i++) {
            last[i] = c.get(i, c.columns() - 1);
        }
        return last;
    }
}
