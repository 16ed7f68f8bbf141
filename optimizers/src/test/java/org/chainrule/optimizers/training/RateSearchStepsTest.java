package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

/** Which rates a {@link RateSearch} tries, on which examples, and where it ends. */
class RateSearchStepsTest {

    private static int pointsWithLosses(double... losses) {
        return RateSearch.of(ScriptedLosses.training(losses), new Sgd())
                .batches(LinearFit.counted(1), 1)
                .steps(losses.length)
                .run()
                .points()
                .size();
    }

    @Test
    void theLastRateIsTheOneAskedFor() {
        var points = RateSearch.of(LinearFit.mean(0), new Sgd())
                .batches(LinearFit.counted(1), 1)
                .between(0x1p-10, 8)
                .steps(7)
                .run()
                .points();
        assertThat(points).hasSize(7);
        assertThat(points.get(6).rate()).isEqualTo(8);
        assertThat(RateSearch.of(LinearFit.mean(0), new Sgd())
                        .batches(LinearFit.counted(1), 1)
                        .steps(2)
                        .run()
                        .points())
                .hasSize(2);
    }

    @Test
    void anInfiniteRateIsRefused() {
        var search = RateSearch.of(LinearFit.mean(1), new Sgd());
        assertThatThrownBy(() -> search.between(1, Double.POSITIVE_INFINITY)).hasMessageContaining("finite");
    }

    @Test
    void everyExampleIsSeenBeforeOneIsSeenAgain() {
        var fit = LinearFit.mean(0).remembering();
        RateSearch.of(fit, new Sgd())
                .batches(LinearFit.counted(4), 1)
                .steps(8)
                .seed(5)
                .run();
        var examples = new ArrayList<Double>();
        fit.seen.forEach(examples::addAll);
        assertThat(examples.subList(0, 4)).containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0);
        assertThat(examples.subList(4, 8)).containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void fromTheEleventhUpdateOnALossBeyondFourTimesTheSmallestEndsTheSearch() {
        var losses = new double[20];
        Arrays.fill(losses, 8);
        assertThat(pointsWithLosses(losses)).isEqualTo(20);
        losses[12] = 32; // the smoothed loss stays far below 32
        assertThat(pointsWithLosses(losses)).isEqualTo(20);
        losses[10] = 1e6;
        assertThat(pointsWithLosses(losses)).isEqualTo(10);
        losses[9] = 1e6;
        assertThat(pointsWithLosses(losses)).as("at the tenth it is too young").isEqualTo(10);
        losses[9] = Double.NaN;
        assertThat(pointsWithLosses(losses)).as("NaN ends it at once").isEqualTo(9);
    }

    @Test
    void drawsAreNotUsedUp() {
        var line = new DrawingLine();
        line.drawFrom(7);
        RateSearch.of(line, new Sgd()).batches(LinearFit.counted(2), 1).steps(5).run();
        assertThat(line.drawn()).isEqualTo(7);
    }

    /** The reproducible kernels, and a count of who asked for them. */
    private static final class Counting implements KernelProvider {

        private final KernelProvider java = KernelChoice.reproducible().provider();
        private int asked;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public String description() {
            return "counts";
        }

        @Override
        public Kernels kernels(Precision precision, int threads) {
            asked++;
            return java.kernels(precision, threads);
        }
    }

    @Test
    void theUpdatesUseTheKernelsThatAreChosen() {
        var counting = new Counting();
        RateSearch.of(LinearFit.mean(1), new Sgd())
                .batches(LinearFit.counted(2), 1)
                .kernels(new KernelChoice(counting, 1, "counting"))
                .run();
        assertThat(counting.asked).isEqualTo(1);
    }

    private static RateRange range(double... smoothed) {
        var points = new ArrayList<RateRange.Point>();
        for (int i = 0; i < smoothed.length; i++) {
            points.add(new RateRange.Point(Math.scalb(1.0, 2 * i), smoothed[i], smoothed[i]));
        }
        return new RateRange(List.copyOf(points));
    }

    @Test
    void theSteepestFallIsBetweenPointsFiveApart() {
        var found = range(9, 9, 9, 9, 9, 9, 9, 2, 2, 2, 2, 2, 1);
        // Of 13 points a quarter is too young to be judged: the first fall looked at, of 7, is from point 3 to 8: √(4³
        // · 4⁸).
        assertThat(found.steepest()).hasValue(0x1p11);
    }

    @Test
    void ofEqualLossesTheSmallerRateIsNamed() {
        assertThat(range(3, 1, 2, 1).lowest()).hasValue(4);
    }
}
