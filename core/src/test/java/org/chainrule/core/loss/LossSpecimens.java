package org.chainrule.core.loss;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Seed;

/** Every specimen of every loss, with rows that it takes and numbers that it does not. */
final class LossSpecimens {

    static final int ROWS = 3;

    private LossSpecimens() {}

    static Stream<Loss> all() {
        return Losses.all().stream()
                .flatMap(loss -> loss.sheet().specimens().stream())
                .map(Loss.class::cast)
                .distinct();
    }

    static RandomGenerator random(Loss loss) {
        return new Seed(20_261_125).stream("specimens of " + loss);
    }

    /** Six columns, which are two and three blocks too, or the three that there are weights for. */
    static int columns(Loss loss) {
        try {
            loss.targetColumns(6);
            return 6;
        } catch (IllegalArgumentException refused) {
            loss.targetColumns(3);
            return 3;
        }
    }

    static DoubleMatrix predictions(Loss loss, RandomGenerator random) {
        int n = columns(loss);
        var p = DoubleMatrix.zeros(ROWS, n);
        for (int i = 0; i < p.size(); i++) {
            p.set(i, number(predictionDomain(loss, i % n), n, random));
        }
        return p;
    }

    static Domain predictionDomain(Loss loss, int column) {
        var parts = loss.sheet().parts();
        return parts.get(column * parts.size() / columns(loss)).domain();
    }

    /** Targets of rows that count; one column of zeros where the loss has none. */
    static DoubleMatrix targets(Loss loss, RandomGenerator random) {
        int n = columns(loss);
        int columns = loss.targetColumns(n);
        var t = DoubleMatrix.zeros(ROWS, Math.max(columns, 1));
        for (int row = 0; row < ROWS; row++) {
            do {
                for (int j = 0; j < columns; j++) {
                    t.set(row, j, number(loss.sheet().target(), n, random));
                }
                if (loss.sheet().target() == Domain.ONE_HOT) {
                    t.set(row, random.nextInt(columns), 1);
                }
            } while (loss.weight(row(t, row), n) == 0);
        }
        return t;
    }

    private static double number(Domain domain, int classes, RandomGenerator random) {
        double x = random.nextGaussian();
        return switch (domain) {
            case ANY -> x;
            case POSITIVE, NON_NEGATIVE -> StrictMath.exp(x);
            case ABOVE_MINUS_ONE -> StrictMath.expm1(x);
            case PROBABILITY, DISTRIBUTION -> Seed.uniform(random, 0.05, 0.95) / (domain == Domain.PROBABILITY ? 1 : 6);
            case LOG_PROBABILITY, LOG_DISTRIBUTION -> -StrictMath.exp(x);
            case SIGN -> random.nextBoolean() ? 1 : -1;
            case COUNT -> random.nextInt(5);
            case CLASS -> random.nextInt(classes);
            case ONE_HOT -> 0;
        };
    }

    /** Numbers outside a domain; none for a domain that is all numbers. */
    static double[] outside(Domain domain, int classes) {
        double infinity = Double.POSITIVE_INFINITY;
        return switch (domain) {
            case ANY -> new double[0];
            case POSITIVE -> new double[] {0, -0.5};
            case NON_NEGATIVE -> new double[] {-0.5, -infinity};
            case ABOVE_MINUS_ONE -> new double[] {-1, -1.5, -infinity};
            case PROBABILITY, DISTRIBUTION -> new double[] {-0.25, 1.25, infinity, -infinity};
            case LOG_PROBABILITY, LOG_DISTRIBUTION -> new double[] {0.25, infinity};
            case SIGN -> new double[] {0, 0.5, -2, infinity, Double.NaN};
            case COUNT -> new double[] {-1, 0.5, infinity};
            case CLASS -> new double[] {-1, 0.5, classes, infinity, Double.NaN};
            case ONE_HOT -> new double[] {0.5, 2, -1, Double.NaN};
        };
    }

    static double[] row(DoubleMatrix m, int row) {
        return Arrays.copyOfRange(m.toArray(), row * m.columns(), (row + 1) * m.columns());
    }

    /** The class that a loss ignores. */
    static Optional<Double> ignored(Loss loss) {
        int n = columns(loss);
        return loss.sheet().target() != Domain.CLASS
                ? Optional.empty()
                : IntStream.concat(IntStream.range(0, n), IntStream.of(-100))
                        .mapToObj(c -> (double) c)
                        .filter(c -> loss.weight(new double[] {c}, n) == 0)
                        .findFirst();
    }
}
