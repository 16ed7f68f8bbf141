package org.chainrule.verification.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.RowLoss;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows of two large elements and many small ones, each of which is below half an ulp of the sum of what is before it: a sum
 * that does not put back what it loses is off by far more than any sheet allows.
 */
class WideRowsTest {

    private static final long SEED = 20_261_128;

    /** Divides into two and three blocks; 22 losses of up to half an ulp. */
    private static final int COLUMNS = 24;

    /** What is lost here shows even in the sums over one of three blocks. */
    private static final int MANY_COLUMNS = 5 * COLUMNS;

    private enum Shape {
        SIGNED,
        LOGARITHMS
    }

    static Stream<Loss> losses() {
        return Losses.all().stream().filter(RowLoss.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatSumsLoseIsPutBack(Loss loss) {
        var random = new Seed(SEED).stream("wide " + loss);
        assertThat(LossAudit.complaints(loss, rows(loss, COLUMNS, random))).isEmpty();
        // The condition of a slope is a double sum over predictions and targets: where the target is a row too,
        // minutes.
        int slopes = loss.sheet().target() == Domain.CLASS ? 3 : 0;
        assertThat(LossAudit.complaints(loss, rows(loss, MANY_COLUMNS, random), slopes))
                .isEmpty();
    }

    private static List<Row> rows(Loss loss, int columns, RandomGenerator random) {
        return List.of(
                row(loss, columns, Shape.SIGNED, 0x1.fp-28, random), // whose squares are lost
                row(loss, columns, Shape.SIGNED, 0x1.fp-55, random),
                row(loss, columns, Shape.LOGARITHMS, 0x1.7p-56, random));
    }

    private static Row row(Loss loss, int columns, Shape shape, double small, RandomGenerator random) {
        var prediction = new ArrayList<Double>();
        var parts = loss.sheet().parts();
        for (var part : parts) {
            prediction.addAll(block(part.domain(), columns / parts.size(), shape, small, random));
        }
        var target = block(loss.sheet().target(), loss.targetColumns(columns), shape, small, random);
        return new Row(List.copyOf(prediction), target);
    }

    private static List<Double> block(Domain domain, int columns, Shape shape, double small, RandomGenerator random) {
        var block = new ArrayList<Double>();
        for (int j = 0; j < columns; j++) {
            double size = (j < 2 ? 0.5 : small) * Seed.uniform(random, 0.75, 1);
            boolean negative = shape == Shape.SIGNED && random.nextBoolean();
            block.add(
                    switch (domain) {
                        case ANY -> shape == Shape.LOGARITHMS ? StrictMath.log(size) : negative ? -size : size;
                        case POSITIVE, NON_NEGATIVE, ABOVE_MINUS_ONE, PROBABILITY, DISTRIBUTION -> size;
                        case LOG_PROBABILITY -> -size;
                        case LOG_DISTRIBUTION -> StrictMath.log(size);
                        case SIGN -> negative ? -1.0 : 1;
                        case COUNT, CLASS -> 1.0;
                        case ONE_HOT -> j == 1 ? 1.0 : 0;
                    });
        }
        return List.copyOf(block);
    }
}
