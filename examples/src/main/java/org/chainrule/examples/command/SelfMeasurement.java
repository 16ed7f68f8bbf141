package org.chainrule.examples.command;

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
    private static final int WINDOWS = 15;

    private SelfMeasurement() {}

    /** One sentence per precision. */
    static String of(KernelChoice choice) {
        choice.provider().warmUp();
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
                double most = best(Registers.operations(precision), () -> Registers.run(precision)) * 1e-9;
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
}
