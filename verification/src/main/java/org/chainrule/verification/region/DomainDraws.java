package org.chainrule.verification.region;

import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Domain;

/** Random rows of a {@link Domain}; what is continuous stays away from the ends, so that differences reach both sides. */
final class DomainDraws {

    /** The largest count: enough for 0, 1 and more to come up in a small matrix. */
    private static final int LARGEST_COUNT = 4;

    private DomainDraws() {}

    /**
     * A row of numbers of a domain.
     *
     * @param classes how many classes there are, for class numbers
     */
    static double[] row(Domain domain, int columns, int classes, RandomGenerator random) {
        var row = new double[columns];
        switch (domain) {
            case DISTRIBUTION, LOG_DISTRIBUTION -> {
                double sum = 0;
                for (int j = 0; j < columns; j++) {
                    row[j] = Math.exp(Seed.normal(random));
                    sum += row[j];
                }
                for (int j = 0; j < columns; j++) {
                    row[j] = domain == Domain.DISTRIBUTION ? row[j] / sum : Math.log(row[j] / sum);
                }
            }
            case ONE_HOT -> row[random.nextInt(columns)] = 1;
            default -> {
                for (int j = 0; j < columns; j++) {
                    row[j] = number(domain, classes, random);
                }
            }
        }
        return row;
    }

    private static double number(Domain domain, int classes, RandomGenerator random) {
        return switch (domain) {
            case POSITIVE, NON_NEGATIVE -> Math.exp(Seed.normal(random));
            case ABOVE_MINUS_ONE -> Math.exp(Seed.normal(random)) - 1;
            case PROBABILITY, DISTRIBUTION -> Seed.uniform(random, 0.05, 0.95);
            case LOG_PROBABILITY, LOG_DISTRIBUTION -> -Math.exp(Seed.normal(random));
            case SIGN -> random.nextBoolean() ? 1 : -1;
            case COUNT -> random.nextInt(LARGEST_COUNT + 1);
            case CLASS -> random.nextInt(classes);
            case ONE_HOT -> random.nextInt(2);
            case ANY -> Seed.normal(random);
        };
    }
}
