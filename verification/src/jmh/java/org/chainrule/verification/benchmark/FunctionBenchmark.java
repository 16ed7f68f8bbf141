package org.chainrule.verification.benchmark;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Every scalar function of the catalogue and its VJP on n random numbers from −4 to 4, and the movement of as many bytes. For
 * one n, for example {@code "-Djmh=FunctionBenchmark -p n=8192"}, that takes less than ten minutes, because iterations are
 * short. What is not yet compiled, or shares the machine, only makes an iteration slower, and the fastest counts, of a function
 * as of the exponential it is compared with: a shorter run cannot flatter a function, except by a disturbed yardstick, which is
 * printed.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 40, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class FunctionBenchmark {

    /** The parameter that {@link RunBenchmarks} fills by census. */
    static final String FUNCTION = "function";

    /** In place of a function: a copy for the value, gx := gy ⊙ x for the slope. */
    static final String MOVE = "(move)";

    /** Value, or VJP with β = 0. */
    public enum Work {
        /** {@code y := f(x)}. */
        VALUE,
        /** {@code gx := gy · f′(x)}. */
        SLOPE
    }

    /** Who computes. */
    @Param({"java", "vector"})
    public String kernels = "java";

    /** In which precision. */
    @Param
    public Precision precision = Precision.FLOAT32;

    /** How many numbers. */
    @Param({"8192", "262144"})
    public int n = 8192;

    /** What is computed of the function. */
    @Param
    public Work work = Work.VALUE;

    /** Which function. */
    @Param("exponential")
    public String function = "exponential";

    private Runnable computation = () -> {};

    /** Every name this benchmark takes, that of moving bytes first. */
    static List<String> names() {
        return Stream.concat(Stream.of(MOVE), ScalarFunctions.all().stream().map(ScalarFunction::name))
                .toList();
    }

    /** Makes operands and shows the compiler both values of β. */
    @Setup
    public void prepare() {
        Matrix x = random(1, 4);
        Matrix y = Matrix.zeros(precision, 1, n);
        Matrix gy = random(2, 1);
        Matrix gx = Matrix.zeros(precision, 1, n);
        if (function.equals(MOVE)) {
            computation = move(x, y, gy, gx);
            return;
        }
        ScalarFunction f = ScalarFunctions.all().stream()
                .filter(each -> each.name().equals(function))
                .findFirst()
                .orElseThrow();
        Kernels chosen = KernelChoice.of(kernels, 1).kernels(precision);
        for (int i = 0; i < 20; i++) {
            chosen.map(f, x, y);
            chosen.mapVjp(f, x, y, gy, i % 2, gx);
        }
        computation = work == Work.VALUE ? () -> chosen.map(f, x, y) : () -> chosen.mapVjp(f, x, y, gy, 0, gx);
    }

    /** Once over all numbers. */
    @Benchmark
    public void compute() {
        computation.run();
    }

    private Runnable move(Matrix x, Matrix y, Matrix gy, Matrix gx) {
        if (x instanceof DoubleMatrix a
                && y instanceof DoubleMatrix b
                && gy instanceof DoubleMatrix c
                && gx instanceof DoubleMatrix d) {
            return work == Work.VALUE
                    ? () -> System.arraycopy(a.array(), 0, b.array(), 0, n)
                    : () -> multiply(a.array(), c.array(), d.array());
        } else if (x instanceof FloatMatrix a
                && y instanceof FloatMatrix b
                && gy instanceof FloatMatrix c
                && gx instanceof FloatMatrix d) {
            return work == Work.VALUE
                    ? () -> System.arraycopy(a.array(), 0, b.array(), 0, n)
                    : () -> multiply(a.array(), c.array(), d.array());
        }
        throw new IllegalStateException("matrices of one precision expected");
    }

    private static void multiply(double[] x, double[] y, double[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] * y[i];
        }
    }

    private static void multiply(float[] x, float[] y, float[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] * y[i];
        }
    }

    private Matrix random(long seed, double most) {
        Matrix matrix = Matrix.zeros(precision, 1, n);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, random.nextDouble(-most, most));
        }
        return matrix;
    }
}
