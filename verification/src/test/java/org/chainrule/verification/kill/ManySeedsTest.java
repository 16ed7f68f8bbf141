package org.chainrule.verification.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.chainrule.core.loss.CosineEmbedding;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.TripletMargin;
import org.chainrule.verification.specimen.LossSpecimen;
import org.chainrule.verification.specimen.OnlySpecimen;
import org.chainrule.verification.specimen.Specimen;
import org.chainrule.verification.specimen.Specimens;
import org.chainrule.verification.specimen.Trial;
import org.junit.jupiter.api.Test;

/**
 * That a fault is killed must not hang on a lucky draw. These specimens need luck most, if it is left to luck: a single row
 * whose support is one element as often as not, and margins that only points between one and the other tell apart.
 */
class ManySeedsTest {

    private static void nothingSurvives(Specimen specimen, int seeds) {
        var matrix = KillMatrix.run(
                List.of(specimen),
                Trial.Extent.FIRST_FAULT,
                LongStream.rangeClosed(1, seeds).toArray());
        System.out.println(specimen.name() + ": " + new MatrixText(matrix).summary());
        assertThat(matrix.survivors()).isEmpty();
        assertThat(matrix.holds()).isTrue();
    }

    @Test
    void aSingleRowOfSparsemax() {
        var specimen = Specimens.rowFunctions().stream()
                .filter(one -> one.name().equals("sparsemax on 1×4"))
                .findFirst()
                .orElseThrow();
        nothingSurvives(specimen, 20);
    }

    @Test
    void theMarginOfPairs() {
        nothingSurvives(parameters(new LossSpecimen(new CosineEmbedding(0.3), Reduction.NONE)), 8);
    }

    @Test
    void theMarginOfTriplets() {
        nothingSurvives(parameters(new LossSpecimen(new TripletMargin(0.5, 0), Reduction.MEAN_OVER_ROWS)), 8);
    }

    private static Specimen parameters(Specimen of) {
        return new OnlySpecimen(of, List.of("parameter-of-another", "parameter-is-the-default"));
    }
}
