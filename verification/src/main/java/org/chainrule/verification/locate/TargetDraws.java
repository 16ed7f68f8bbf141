package org.chainrule.verification.locate;

import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.loss.Domain;

/** Random targets from the domain that a loss states. */
final class TargetDraws {

    private static final int LARGEST_COUNT = 4;

    private final RandomGenerator random;

    TargetDraws(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A matrix of targets.
     *
     * @param classes how many classes there are, for class numbers
     */
    Matrix draw(Domain domain, Shape shape, int classes) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int i = 0; i < shape.rows(); i++) {
            int one = random.nextInt(shape.columns());
            double sum = 0;
            for (int j = 0; j < shape.columns(); j++) {
                matrix.set(i, j, domain == Domain.ONE_HOT ? (j == one ? 1 : 0) : number(domain, classes));
                sum += matrix.get(i, j);
            }
            for (int j = 0; domain == Domain.DISTRIBUTION && j < shape.columns(); j++) {
                matrix.set(i, j, matrix.get(i, j) / sum);
            }
            for (int j = 0; domain == Domain.LOG_DISTRIBUTION && j < shape.columns(); j++) {
                matrix.set(i, j, -StrictMath.log(shape.columns())); // the uniform distribution
            }
        }
        return matrix;
    }

    private double number(Domain domain, int classes) {
        return switch (domain) {
            case ANY -> Seed.normal(random);
            case POSITIVE, NON_NEGATIVE -> StrictMath.exp(Seed.normal(random));
            case ABOVE_MINUS_ONE -> StrictMath.exp(Seed.normal(random)) - 1;
            case PROBABILITY, DISTRIBUTION -> Seed.uniform(random, 0.05, 0.95);
            case LOG_PROBABILITY, LOG_DISTRIBUTION -> -StrictMath.exp(Seed.normal(random));
            case SIGN -> random.nextBoolean() ? 1 : -1;
            case COUNT -> random.nextInt(LARGEST_COUNT + 1);
            case CLASS -> random.nextInt(classes);
            case ONE_HOT -> random.nextInt(2);
        };
    }
}
