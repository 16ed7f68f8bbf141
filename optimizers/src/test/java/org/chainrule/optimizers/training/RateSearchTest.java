package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

class RateSearchTest {

    /** Rows x = 1 and 2, targets 0, L = ½·mean (w x)²: the curvature is 2.5, so SGD is stable below 2/2.5 = 0.8. */
    private static final Batch DATA = LinearFit.counted(2);

    private static RateSearch search(LinearFit fit) {
        return RateSearch.of(fit, new Sgd())
                .batches(DATA, 2)
                .between(1e-4, 10)
                .steps(100)
                .seed(1);
    }

    @Test
    void theRateGrowsByAConstantFactorAndTheEndIsWhereTheLossBlowsUp() {
        var points = search(LinearFit.mean(1)).run().points();
        double factor = points.get(1).rate() / points.get(0).rate();
        assertThat(points.get(0).rate()).isEqualTo(1e-4);
        for (int i = 1; i < points.size(); i++) {
            double ratio = points.get(i).rate() / points.get(i - 1).rate();
            // Two powers, each within 1 ulp, and two divisions.
            assertThat(Math.abs(ratio / factor - 1)).isLessThan(16 * 0x1p-53);
        }
        double last = points.get(points.size() - 1).rate();
        assertThat(last)
                .as("beyond the edge of stability, before the end")
                .isGreaterThan(0.8)
                .isLessThan(10);
    }

    @Test
    void theRatesItNamesAreBelowTheEdgeOfStability() {
        var found = search(LinearFit.mean(1)).run();
        assertThat(found.steepest()).hasValue(steepestByHand());
        assertThat(found.steepest().orElseThrow()).isLessThan(0.8);
        assertThat(found.lowest().orElseThrow()).isGreaterThan(found.steepest().orElseThrow());
        assertThat(found.toString()).contains("falls fastest at a rate of");
    }

    /** The first batch is bad by chance: the mean falls from 5 to 1 before the rate does anything, and by 0.1 a point later. */
    @Test
    void aBadFirstBatchIsNoFall() {
        var points = new ArrayList<RateRange.Point>();
        double weighted = 0;
        double weight = 0;
        for (int i = 0; i < 80; i++) {
            double loss = i == 0 ? 5 : i < 60 ? 1 : 1 - (i - 60) * 0.1;
            weighted = 0.9 * weighted + loss;
            weight = 0.9 * weight + 1;
            points.add(new RateRange.Point(Math.scalb(1e-7, i / 4), loss, weighted / weight));
        }
        assertThat(new RateRange(points).steepest().orElseThrow())
                .isGreaterThan(points.get(60).rate());
    }

    /** A spike behind the valley comes down more steeply than the way into it. */
    @Test
    void aFallBehindTheLowestPointIsNone() {
        var points = new ArrayList<RateRange.Point>();
        for (int i = 0; i < 80; i++) {
            double smoothed = i < 60 ? 1 - i / 100.0 : i < 65 ? 3 : 0.5;
            points.add(new RateRange.Point(i + 1, smoothed, smoothed));
        }
        var range = new RateRange(points);
        assertThat(range.lowest()).hasValue(60);
        assertThat(range.steepest().orElseThrow()).isLessThan(60);
    }

    @Test
    void theFallMayEndAtTheLowestPoint() {
        var points = new ArrayList<RateRange.Point>();
        for (int i = 0; i < 80; i++) {
            double smoothed = i < 55 ? 9 - i / 100.0 : i < 60 ? 8 - i / 10.0 : 3;
            points.add(new RateRange.Point(i + 1, smoothed, smoothed));
        }
        var range = new RateRange(points);
        assertThat(range.lowest()).hasValue(60);
        assertThat(range.steepest()).hasValue(Math.sqrt(55 * 60));
    }

    /** L = 1¼ w², w := w − η · 2½ w: the rate in the middle of the five over which the smoothed loss falls most. */
    private static double steepestByHand() {
        var rates = new double[100];
        var smoothed = new double[100];
        double w = 1;
        double losses = 0;
        double weights = 0;
        for (int i = 0; i < 100; i++) {
            losses = 0.9 * losses + 1.25 * w * w;
            weights = 0.9 * weights + 1;
            rates[i] = 1e-4 * StrictMath.pow(10 / 1e-4, i / 99.0);
            smoothed[i] = losses / weights;
            w -= rates[i] * 2.5 * w;
        }
        int steepest = 5;
        for (int i = 6; i < 100; i++) {
            steepest = smoothed[i - 5] - smoothed[i] > smoothed[steepest - 5] - smoothed[steepest] ? i : steepest;
        }
        return Math.sqrt(rates[steepest - 5] * rates[steepest]);
    }

    @Test
    void thetaIsAfterwardsWhatItWas() {
        var fit = LinearFit.mean(0.3, -0.7);
        var data = Batch.of(DoubleMatrix.of(new double[] {1, 2}, new double[] {3, 4}), DoubleMatrix.zeros(2, 1));
        RateSearch.of(fit, new Adam()).batches(data, 1).run();
        assertThat(fit.parameters().values().toArray()).containsExactly(0.3, -0.7);
    }

    @Test
    void theSameSeedGivesTheSamePoints() {
        assertThat(search(LinearFit.mean(1)).run())
                .isEqualTo(search(LinearFit.mean(1)).run());
    }

    @Test
    void aLossThatNeverFallsIsSaid() {
        var flat = search(LinearFit.mean(0)).run();
        assertThat(flat.steepest()).isEmpty();
        assertThat(flat).hasToString("the loss falls at none of the 100 rates tried");
        assertThat(new RateRange(List.of()).lowest()).isEmpty();
    }

    @Test
    void aLossThatOnlyRisesIsSmallestAtTheFirstRate() {
        var points = new ArrayList<RateRange.Point>();
        for (int i = 1; i <= 40; i++) {
            points.add(new RateRange.Point(i, i, i));
        }
        assertThat(new RateRange(points).lowest()).hasValue(1);
        assertThat(new RateRange(points).steepest()).isEmpty();
    }

    @Test
    void ofTwoFallsThatAreEquallySteepTheSmallerRateIsNamed() {
        var points = new ArrayList<RateRange.Point>();
        for (int i = 0; i < 80; i++) {
            double smoothed = i < 40 ? 3 : i < 60 ? 2 : 1;
            points.add(new RateRange.Point(i + 1, smoothed, smoothed));
        }
        assertThat(new RateRange(points).steepest()).hasValue(Math.sqrt(36 * 41));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        var search = RateSearch.of(LinearFit.mean(1), new Sgd());
        assertThatThrownBy(search::run).hasMessageContaining(".batches(data, size)");
        assertThatThrownBy(() -> search.between(0, 1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> search.between(1, 1)).hasMessageContaining("below the second");
        assertThatThrownBy(() -> search.steps(1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> search.batches(DATA, 3)).hasMessageContaining("1 to 2");
    }
}
