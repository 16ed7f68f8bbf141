package org.chainrule.examples.command;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;

/**
 * What the kernels reach on this machine, in a second: a product of 256×512 by 512×512, beside the most multiply-adds that one
 * core's registers do, the best of short windows. Operations count two per multiply-add.
 */
final class SelfMeasurement {

    private static final int ROWS = 256;
    private static final int SIDE = 512;
    private static final long WINDOW_NANOS = 20_000_000;
    private static final int WINDOWS = 10;
    private static final int ROUNDS = 10_000;

    private SelfMeasurement() {}

    /** One sentence per precision. */
    static String of(KernelChoice choice) {
        var text = new StringBuilder();
        for (Precision precision : Precision.values()) {
            double reached = product(choice.kernels(precision)) * 1e-9;
            text.append(text.length() == 0 ? "" : System.lineSeparator())
                    .append(precision == Precision.FLOAT64 ? "float64: " : "float32: ")
                    .append(Figures.significant(reached, 3))
                    .append(" GFLOP/s with ")
                    .append(choice.threads())
                    .append(choice.threads() == 1 ? " thread" : " threads");
            if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
                double most = peak(precision) * 1e-9;
                text.append("; one core's registers do ")
                        .append(Figures.significant(most, 3))
                        .append(", of which that is ")
                        .append(Figures.fixed(100 * reached / most, 0))
                        .append(" %");
            }
        }
        return text.toString();
    }

    private static double product(Kernels kernels) {
        Matrix a = Matrix.zeros(kernels.precision(), ROWS, SIDE);
        Matrix b = Matrix.zeros(kernels.precision(), SIDE, SIDE);
        Matrix c = Matrix.zeros(kernels.precision(), ROWS, SIDE);
        a.fill(1);
        b.fill(1);
        return best(2.0 * ROWS * SIDE * SIDE, () -> kernels.multiply(a, b, 0, c));
    }

    private static double peak(Precision precision) {
        var sink = new double[1];
        return precision == Precision.FLOAT64
                ? best(operations(DoubleVector.SPECIES_PREFERRED.length()), () -> sink[0] += doubles(sink[0]))
                : best(operations(FloatVector.SPECIES_PREFERRED.length()), () -> sink[0] += floats((float) sink[0]));
    }

    private static double operations(int lanes) {
        return 2.0 * ROUNDS * 8 * lanes;
    }

    /** Operations per second in the best window. */
    private static double best(double operations, Runnable action) {
        double best = 0;
        for (int window = 0; window < WINDOWS; window++) {
            long start = System.nanoTime();
            int runs = 0;
            while (System.nanoTime() - start < WINDOW_NANOS) {
                action.run();
                runs++;
            }
            best = Math.max(best, runs * operations * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }

    /** Eight chains, so that no multiply-add waits for another. */
    private static double doubles(double start) {
        var a = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0.5);
        var s0 = a.add(start);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        var s4 = s0;
        var s5 = s0;
        var s6 = s0;
        var s7 = s0;
        for (int i = 0; i < ROUNDS; i++) {
            s0 = s0.fma(a, a);
            s1 = s1.fma(a, a);
            s2 = s2.fma(a, a);
            s3 = s3.fma(a, a);
            s4 = s4.fma(a, a);
            s5 = s5.fma(a, a);
            s6 = s6.fma(a, a);
            s7 = s7.fma(a, a);
        }
        return s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).lane(0);
    }

    /** As above. */
    private static float floats(float start) {
        var a = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0.5f);
        var s0 = a.add(start);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        var s4 = s0;
        var s5 = s0;
        var s6 = s0;
        var s7 = s0;
        for (int i = 0; i < ROUNDS; i++) {
            s0 = s0.fma(a, a);
            s1 = s1.fma(a, a);
            s2 = s2.fma(a, a);
            s3 = s3.fma(a, a);
            s4 = s4.fma(a, a);
            s5 = s5.fma(a, a);
            s6 = s6.fma(a, a);
            s7 = s7.fma(a, a);
        }
        return s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).lane(0);
    }
}
