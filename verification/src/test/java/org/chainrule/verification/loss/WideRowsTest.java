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
        var rows = List.of(
                row(loss, Shape.SIGNED, 0x1.fp-28, random), // whose squares are lost
                row(loss, Shape.SIGNED, 0x1.fp-55, random),
                row(loss, Shape.LOGARITHMS, 0x1.fp-55, random));
        assertThat(LossAudit.complaints(loss, rows)).isEmpty();
    }

    private static Row row(Loss loss, Shape shape, double small, RandomGenerator random) {
        var prediction = new ArrayList<Double>();
        var parts = loss.sheet().parts();
        for (var part : parts) {
            prediction.addAll(block(part.domain(), COLUMNS / parts.size(), shape, small, random));
        }
        var target = block(loss.sheet().target(), loss.targetColumns(COLUMNS), shape, small, random);
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
