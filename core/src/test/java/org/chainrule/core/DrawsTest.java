package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final int MANY = 100_000;
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final Draws DRAWS = new Draws(new Seed(42), "test");

    @Test
    void aDrawDependsOnItsNumbersAndOnNothingElse() {
        long first = DRAWS.bits(3, 7);
        DRAWS.bits(4, 7);
        assertThat(DRAWS.bits(3, 7)).isEqualTo(first);
        assertThat(new Draws(new Seed(42), "test").bits(3, 7)).isEqualTo(first);
        assertThat(new Draws(new Seed(43), "test").bits(3, 7)).isNotEqualTo(first);
        assertThat(new Draws(new Seed(42), "other").bits(3, 7)).isNotEqualTo(first);
        var seen = new HashSet<Long>();
        for (int s = 0; s < 100; s++) {
            for (int i = 0; i < 100; i++) {
                seen.add(DRAWS.bits(s, i));
            }
        }
        assertThat(seen).hasSize(10_000);
    }

    @Test
    void theMixIsThatOfSplitMix64() {
        // The draws of one step are a sequence of SplittableRandom, whose state before draw i is that of the step plus
        // γ·i.
        long key = new Seed(42).stream("test").nextLong();
        for (long step = 1; step < 5; step++) {
            long ofStep = new SplittableRandom(key + GAMMA * (step - 1)).nextLong();
            for (long i = 1; i < 5; i++) {
                long expected = new SplittableRandom(ofStep + GAMMA * (i - 1)).nextLong();
                assertThat(DRAWS.bits(step, i)).isEqualTo(expected);
            }
        }
    }

    /** A mean of n independent numbers of deviation σ is within 5σ/√n but for one time in 1.7 million. */
    private static double fiveSigma(double deviation) {
        return 5 * deviation / Math.sqrt(MANY);
    }

    @Test
    void uniformNumbersAreUniform() {
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        double before = DRAWS.uniform(1, MANY);
        for (int i = 0; i < MANY; i++) {
            double u = DRAWS.uniform(1, i);
            assertThat(u).isBetween(0.0, Math.nextDown(1.0));
            sum += u;
            squares += u * u;
            neighbours += (u - 0.5) * (before - 0.5);
            before = u;
        }
        assertThat(Math.abs(sum / MANY - 0.5)).isLessThan(fiveSigma(Math.sqrt(1 / 12.0)));
        assertThat(Math.abs(squares / MANY - 1 / 3.0)).isLessThan(fiveSigma(Math.sqrt(4 / 45.0)));
        assertThat(Math.abs(neighbours / MANY)).isLessThan(fiveSigma(1 / 12.0));
    }

    @Test
    void normalNumbersAreNormal() {
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        for (int i = 0; i < MANY; i++) {
            double z = DRAWS.normal(2, i);
            sum += z;
            squares += z * z;
            fourth += z * z * z * z;
        }
        assertThat(Math.abs(sum / MANY)).isLessThan(fiveSigma(1));
        assertThat(Math.abs(squares / MANY - 1)).isLessThan(fiveSigma(Math.sqrt(2)));
        assertThat(Math.abs(fourth / MANY - 3)).isLessThan(fiveSigma(Math.sqrt(96)));
    }
}
