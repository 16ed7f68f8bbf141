package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void theSameSeedAndPurposeGiveTheSameNumbers() {
        assertThat(new Seed(3).stream("a").longs(5).toArray())
                .isEqualTo(new Seed(3).stream("a").longs(5).toArray());
    }

    @Test
    void otherSeedsAndOtherPurposesGiveOtherNumbers() {
        long first = new Seed(3).stream("a").nextLong();
        assertThat(first).isNotEqualTo(new Seed(4).stream("a").nextLong());
        assertThat(first).isNotEqualTo(new Seed(3).stream("b").nextLong());
    }

    @Test
    void theBitsAreThoseOfEveryJdk() {
        var random = new Seed(42).stream("recorded");
        assertThat(random.nextLong()).isEqualTo(-7971970700785136689L);
        assertThat(Double.toHexString(Seed.normal(random))).isEqualTo("0x1.7b1f7c92626d2p0");
        assertThat(Double.toHexString(Seed.uniform(random, -1, 1))).isEqualTo("-0x1.1036b65b14b3cp-1");
    }

    @Test
    void normalNumbersHaveMeanZeroAndDeviationOne() {
        int n = 100_000;
        var random = new Seed(1).stream("normal");
        var x = DoubleStream.generate(() -> Seed.normal(random)).limit(n).toArray();
        double mean = DoubleStream.of(x).sum() / n;
        double square = DoubleStream.of(x).map(v -> v * v).sum() / n;
        double fourth = DoubleStream.of(x).map(v -> v * v * v * v).sum() / n;
        // Five standard errors: of the mean 1/√n, of x² √(2/n), of x⁴ √(96/n) (moments 3 and 105 of a normal number).
        assertThat(Math.abs(mean)).isLessThan(5 / Math.sqrt(n));
        assertThat(Math.abs(square - 1)).isLessThan(5 * Math.sqrt(2.0 / n));
        assertThat(Math.abs(fourth - 3)).isLessThan(5 * Math.sqrt(96.0 / n));
        // A uniform number of the same deviation has fourth moment 1.8: the check would notice.
        assertThat(Math.abs(1.8 - 3)).isGreaterThan(5 * Math.sqrt(96.0 / n));
    }

    @Test
    void uniformNumbersStayWithinTheirBounds() {
        var random = new Seed(1).stream("uniform");
        var x = DoubleStream.generate(() -> Seed.uniform(random, 2, 5))
                .limit(10_000)
                .toArray();
        assertThat(DoubleStream.of(x).min().orElseThrow()).isBetween(2.0, 2 + 3 * 20.0 / 10_000);
        assertThat(DoubleStream.of(x).max().orElseThrow()).isBetween(5 - 3 * 20.0 / 10_000, 5.0);
    }

    @Test
    void everyPermutationIsEquallyLikely() {
        int draws = 24_000;
        var random = new Seed(1).stream("shuffle");
        var counts = new HashMap<String, Integer>();
        for (int d = 0; d < draws; d++) {
            var order = IntStream.range(0, 4).toArray();
            Seed.shuffle(order, random);
            counts.merge(java.util.Arrays.toString(order), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        // Each of the 24 comes 1000 times; binomial error √(1000·23/24) < 31, six of them. The faulty shuffle that
        // draws j
        // from all n each time would give its likeliest permutation 24·15/256 = 1.41 times as often.
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(1000 - 186, 1000 + 186));
    }

    /** By hand: (0, 0) is the centre, (−1, 0) on the circle, both are drawn again; (½, 0) has s = ¼. */
    @Test
    void normalNumbersComeFromInsideTheCircleWithoutItsCentre() {
        var draws = List.of(0.5, 0.5, 0.0, 0.5, 0.75, 0.5).iterator();
        var scripted = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("only doubles are drawn");
            }

            @Override
            public double nextDouble() {
                return draws.next();
            }
        };
        assertThat(Seed.normal(scripted)).isEqualTo(0.5 * StrictMath.sqrt(-2 * StrictMath.log(0.25) / 0.25));
        assertThat(draws).isExhausted();
    }
}
