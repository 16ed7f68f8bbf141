package org.chainrule.core.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.ScalarFunction;

/** Random operands as windows into larger arrays, whose margins show what a verb reads or writes beside its operands. */
final class Operands {

    private static final double MARK = 12345.0;
    private static final double[] SPECIAL = {
        0.0, -0.0, 1, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0x1p-149, -0x1p-149, 0x1p127
    };

    private final Precision precision;
    private final SplittableRandom random;
    private final List<Margin> margins = new ArrayList<>();

    private record Margin(Matrix whole, int from, int to, double mark) {}

    Operands(Precision precision, long seed) {
        this.precision = precision;
        this.random = new SplittableRandom(seed);
    }

    Precision precision() {
        return precision;
    }

    /** A size from 1 to {@code most}. */
    int size(int most) {
        return 1 + random.nextInt(most);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** One of these. */
    double oneOf(double... values) {
        return values[random.nextInt(values.length)];
    }

    /** An input: numbers in [−2, 2], NaN around it, so that reading beside it shows in the result. */
    Matrix input(int rows, int columns) {
        return filled(window(rows, columns, Double.NaN));
    }

    /** An input of zeros of both signs, infinities, NaN, subnormal and large numbers among ordinary ones. */
    Matrix specialInput(int rows, int columns) {
        Matrix m = input(rows, columns);
        for (int i = 0; i < m.size(); i++) {
            if (random.nextInt(4) == 0) {
                m.set(i, oneOf(SPECIAL));
            }
        }
        return m;
    }

    /**
     * Arguments of a function: every exponent of the precision and both signs, numbers from −20 to 20, the special ones, the
     * kinks and jumps, and the nearest numbers beside them.
     */
    Matrix wholeRange(ScalarFunction f) {
        var points = new ArrayList<Double>();
        for (double x : SPECIAL) {
            points.add(x);
        }
        var sheet = f.datasheet();
        for (double at : DoubleStream.concat(
                        sheet.kinks().stream().mapToDouble(Kink::at),
                        sheet.jumps().stream().mapToDouble(Jump::at))
                .toArray()) {
            points.add(at);
            points.add((double) Math.nextUp((float) at));
            points.add((double) Math.nextDown((float) at));
            points.add(Math.nextUp(at));
            points.add(Math.nextDown(at));
        }
        for (int i = 0; i < 1500; i++) {
            points.add(random.nextDouble(-20, 20));
            points.add(
                    precision == Precision.FLOAT32
                            ? Float.intBitsToFloat(random.nextInt())
                            : Double.longBitsToDouble(random.nextLong()));
            points.add(Math.scalb(random.nextDouble(-2, 2), random.nextInt(-30, 12)));
        }
        Matrix m = input(1, points.size());
        for (int i = 0; i < m.size(); i++) {
            m.set(i, points.get(i));
        }
        return m;
    }

    /** An input of positive numbers. */
    Matrix positiveInput(int rows, int columns) {
        Matrix m = input(rows, columns);
        for (int i = 0; i < m.size(); i++) {
            m.set(i, Math.abs(m.get(i)));
        }
        return m;
    }

    /** An output to be overwritten: NaN everywhere. */
    Matrix freshOutput(int rows, int columns) {
        Matrix m = window(rows, columns, MARK);
        m.fill(Double.NaN);
        return m;
    }

    /** An output for this β: NaN where it is not to be read, else numbers. */
    Matrix output(int rows, int columns, double beta) {
        return beta == 0 ? freshOutput(rows, columns) : filled(window(rows, columns, MARK));
    }

    /** Fails if a verb wrote beside an operand; forgets the operands. */
    void assertMarginsUntouched() {
        for (Margin margin : margins) {
            for (int i = 0; i < margin.whole.size(); i++) {
                boolean beside = i < margin.from || i >= margin.to;
                if (beside && Double.compare(margin.whole.get(i), margin.mark) != 0) {
                    throw new AssertionError("element " + i + " beside an operand at " + margin.from + " to "
                            + margin.to + " was overwritten with " + margin.whole.get(i));
                }
            }
        }
        margins.clear();
    }

    private Matrix filled(Matrix m) {
        for (int i = 0; i < m.size(); i++) {
            m.set(i, random.nextDouble(-2, 2));
        }
        return m;
    }

    private Matrix window(int rows, int columns, double mark) {
        int offset = random.nextInt(20);
        int size = offset + rows * columns + random.nextInt(20);
        Matrix whole = Matrix.zeros(precision, 1, size);
        whole.fill(mark);
        margins.add(new Margin(whole, offset, offset + rows * columns, mark));
        return switch (precision) {
            case FLOAT32 -> FloatMatrix.wrap(((FloatMatrix) whole).array(), offset, rows, columns);
            case FLOAT64 -> DoubleMatrix.wrap(((DoubleMatrix) whole).array(), offset, rows, columns);
        };
    }
}
