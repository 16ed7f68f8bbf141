package org.chainrule.verification.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.core.loss.CosineEmbedding;
import org.chainrule.core.loss.Hinge;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.NegativeLogLikelihood;
import org.chainrule.core.loss.TripletMargin;
import org.junit.jupiter.api.Test;

/** A direction of one component jumps where that is 0; of two it does not; a kink and a steep value are no jumps. */
class JumpsTest {

    private static boolean asksForZero(Loss loss, int columns) {
        return Regions.of(loss, columns).all().stream()
                .anyMatch(region -> region.name().equals("a prediction of 0"));
    }

    @Test
    void aCosineOfSingleNumbersIsNotAskedForAtZero() {
        assertThat(asksForZero(new CosineEmbedding(), 2)).isFalse();
        assertThat(asksForZero(new CosineEmbedding(), 4)).isTrue();
    }

    @Test
    void aKinkIsNoJumpNorIsAStraightLine() {
        assertThat(asksForZero(new Hinge(), 3)).isTrue();
        assertThat(asksForZero(new TripletMargin(), 3)).isTrue();
        assertThat(asksForZero(new NegativeLogLikelihood(), 3)).isTrue();
    }
}
