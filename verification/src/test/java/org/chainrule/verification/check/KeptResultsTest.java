package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.chainrule.core.Shape;
import org.junit.jupiter.api.Test;

/** What is kept until a few of the numbers change, and given for others then. */
class KeptResultsTest {

    private static double sumOfCubes(double[] x) {
        return Arrays.stream(x).map(v -> v * v * v).sum();
    }

    private static double[] slope(double[] x) {
        return Arrays.stream(x).map(v -> 3 * v * v).toArray();
    }

    /** The slope where those coordinates were last seen to change. */
    private static final class Kept {
        private final IntPredicate looksAt;
        private double[] at = {};
        private double[] slope = {};

        Kept(IntPredicate looksAt) {
            this.looksAt = looksAt;
        }

        double[] at(double[] x) {
            boolean changed =
                    IntStream.range(0, x.length).filter(looksAt).anyMatch(i -> i >= at.length || at[i] != x[i]);
            if (changed) {
                at = x.clone();
                slope = slope(x);
            }
            return slope.clone();
        }
    }

    @Test
    void aGradientThatIsKeptUntilACoordinateChangesIsFound() {
        for (int coordinate = 0; coordinate < 3; coordinate++) {
            int only = coordinate;
            var report = GradientCheck.of(KeptResultsTest::sumOfCubes, new Kept(i -> i == only)::at)
                    .at(1, 2, 3)
                    .run();
            assertThat(report.verdict()).as("coordinate %d", only).isEqualTo(Verdict.FAIL);
            assertThat(report.describe()).contains("it keeps something until one of them changes");
        }
        var sound = GradientCheck.of(KeptResultsTest::sumOfCubes, new Kept(i -> true)::at)
                .at(1, 2, 3)
                .run();
        assertThat(sound.passed()).as(sound.describe()).isTrue();
    }

    /** x³, whose slope is kept until an element of x changes. */
    private static final class KeepingCube extends OwnOp {
        private final Kept kept;

        KeepingCube(Kept kept) {
            this.kept = kept;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            Arrays.setAll(y, i -> x[0][i] * x[0][i] * x[0][i]);
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            double[] slope = kept.at(x[0]);
            double[] fitting = slope.length == g.length ? slope : slope(x[0]); // of batches of another size
            Arrays.setAll(product, i -> g[i] * fitting[i]);
        }
    }

    @Test
    void aProductThatIsKeptUntilAnElementChangesIsFound() {
        for (int element = 0; element < 2; element++) {
            int only = element;
            var op = new KeepingCube(new Kept(i -> i == only));
            var report = GradientCheck.ofOp(op).onShapes(Shape.of(3, 2)).run();
            assertThat(report.comparisons())
                    .as("element %d", only)
                    .anyMatch(c -> c.verdict() == Verdict.FAIL && c.what().contains("share elements"));
        }
        var sound = GradientCheck.ofOp(new KeepingCube(new Kept(i -> true)))
                .onShapes(Shape.of(3, 2))
                .run();
        assertThat(sound.passed()).as(sound.describe()).isTrue();
    }
}
