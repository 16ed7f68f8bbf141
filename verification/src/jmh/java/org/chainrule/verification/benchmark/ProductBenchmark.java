package org.chainrule.verification.benchmark;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** The three matrix products of every provider beside naive loops, on one thread, in GFLOP/s. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class ProductBenchmark {

    /** Who computes. */
    @Param({RatioTable.YARDSTICK, "java", "vector"})
    public String kernels = RatioTable.YARDSTICK;

    /** Which product. */
    @Param
    public Product product = Product.PLAIN;

    /** In which precision. */
    @Param
    public Precision precision = Precision.FLOAT64;

    /** m×k×n. */
    @Param({"64x784x128", "256x1024x1024", "64x128x10", "1x784x128"})
    public String shape = "64x784x128";

    private Runnable computation = () -> {};
    private long flop;

    /** Floating-point operations; per nanosecond they are GFLOP/s. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Work {
        /** Multiplications and additions done. */
        public long gflops;
    }

    /** Makes operands and shows the compiler both values of β. */
    @Setup
    public void prepare() {
        int[] sizes =
                Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
        int m = sizes[0];
        int k = sizes[1];
        int n = sizes[2];
        flop = 2L * m * k * n;
        Matrix a = product == Product.LEFT_TRANSPOSED ? random(k, m) : random(m, k);
        Matrix b = product == Product.RIGHT_TRANSPOSED ? random(n, k) : random(k, n);
        Matrix c = Matrix.zeros(precision, m, n);
        if (kernels.equals(RatioTable.YARDSTICK)) {
            computation = () -> product.computeNaively(a, b, c, k);
        } else {
            Kernels chosen = KernelChoice.of(kernels, 1).kernels(precision);
            for (int i = 0; i < 20; i++) {
                product.compute(chosen, a, b, i % 2, c);
            }
            computation = () -> product.compute(chosen, a, b, 0, c);
        }
    }

    /** One product. */
    @Benchmark
    public void compute(Work work) {
        computation.run();
        work.gflops += flop;
    }

    private Matrix random(int rows, int columns) {
        Matrix matrix = Matrix.zeros(precision, rows, columns);
        var random = new SplittableRandom(1);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, random.nextDouble(-1, 1));
        }
        return matrix;
    }
}
