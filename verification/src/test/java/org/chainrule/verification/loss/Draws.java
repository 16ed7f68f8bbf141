package org.chainrule.verification.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.Loss;

/** Random rows for a loss: numbers of its domains, from comfortable to the ends of the range of doubles. */
final class Draws {

    private static final long SEED = 20_261_123;

    /** Common columns and those that divide into two and three blocks. */
    private static final int[] COLUMNS = {1, 2, 3, 4, 6};

    private final Loss loss;
    private final RandomGenerator random;
    private final List<Row> rows = new ArrayList<>();

    private Draws(Loss loss) {
        this.loss = loss;
        random = new Seed(SEED).stream("loss " + loss);
    }

    /** Rows that the loss takes; the numbers of columns that it refuses are left out. */
    static List<Row> of(Loss loss, int perWidth) {
        var draws = new Draws(loss);
        for (int n : COLUMNS) {
            if (n % loss.sheet().parts().size() == 0 && draws.takes(n)) {
                for (int i = 0; i < perWidth; i++) {
                    draws.row(n, Spread.values()[i % Spread.values().length]);
                }
            }
        }
        return draws.rows;
    }

    private boolean takes(int n) {
        try {
            loss.targetColumns(n);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private void row(int n, Spread spread) {
        var prediction = new ArrayList<Double>();
        var parts = loss.sheet().parts();
        for (var part : parts) {
            prediction.addAll(block(part.domain(), n / parts.size(), n, spread, Side.PREDICTION));
        }
        var target = block(loss.sheet().target(), loss.targetColumns(n), n / parts.size(), spread, Side.TARGET);
        rows.add(new Row(List.copyOf(prediction), List.copyOf(target)));
    }

    /** How far numbers are spread. */
    private enum Spread {
        ONE,
        TEN,
        SMALL,
        SATURATED,
        ALL_MAGNITUDES
    }

    /** A prediction stays off the edges of its domain, where there is no derivative; a target takes them. */
    private enum Side {
        PREDICTION,
        TARGET
    }

    private List<Double> block(Domain domain, int columns, int classes, Spread spread, Side side) {
        var block = new ArrayList<Double>();
        for (int j = 0; j < columns; j++) {
            block.add(number(domain, classes, spread, side));
        }
        double sum = block.stream().mapToDouble(Math::abs).sum();
        if (domain == Domain.ONE_HOT || (domain == Domain.DISTRIBUTION && (sum == 0 || random.nextInt(4) == 0))) {
            int one = random.nextInt(columns);
            block.replaceAll(x -> 0.0);
            block.set(one, 1.0);
        } else if (domain == Domain.DISTRIBUTION || domain == Domain.LOG_DISTRIBUTION) {
            block.replaceAll(x -> domain == Domain.DISTRIBUTION ? x / sum : StrictMath.log(Math.abs(x) / sum) - 1e-9);
        }
        return block;
    }

    private double number(Domain domain, int classes, Spread spread, Side side) {
        boolean edge = side == Side.TARGET && random.nextInt(5) == 0;
        double positive = Math.abs(any(spread)) + Double.MIN_NORMAL;
        return switch (domain) {
            case ANY -> edge ? 0 : any(spread);
            case POSITIVE -> positive;
            case NON_NEGATIVE -> edge ? 0 : positive;
            case ABOVE_MINUS_ONE -> Math.max(Math.nextUp(-1.0), StrictMath.expm1(StrictMath.log(positive)));
            case PROBABILITY, DISTRIBUTION -> edge ? random.nextInt(2) : probability(spread);
            case LOG_PROBABILITY -> -positive;
            case LOG_DISTRIBUTION -> probability(spread);
            case SIGN -> random.nextBoolean() ? 1 : -1;
            case COUNT -> edge ? 0 : 1 + random.nextInt(spread == Spread.ALL_MAGNITUDES ? 1_000_000 : 12);
            case CLASS -> random.nextInt(classes);
            case ONE_HOT -> 0;
        };
    }

    private double any(Spread spread) {
        double sign = random.nextBoolean() ? 1 : -1;
        return switch (spread) {
            case ONE -> random.nextGaussian();
            case TEN -> 10 * random.nextGaussian();
            case SMALL -> sign * StrictMath.pow(10, Seed.uniform(random, -20, 0));
            case SATURATED -> sign * Seed.uniform(random, 30, 700);
            case ALL_MAGNITUDES -> sign * StrictMath.pow(10, Seed.uniform(random, -150, 150));
        };
    }

    /** Strictly between 0 and 1. */
    private double probability(Spread spread) {
        double distance = StrictMath.pow(10, Seed.uniform(random, -15, -1));
        return switch (spread) {
            case ONE, TEN -> Seed.uniform(random, 0.01, 0.99);
            case SMALL -> distance;
            case SATURATED -> 1 - distance;
            case ALL_MAGNITUDES -> StrictMath.pow(10, Seed.uniform(random, -300, -1));
        };
    }
}
