package org.chainrule.verification.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The meter itself is run: by default on 10⁴ gradients, on more with {@code -Dchainrule.alarms=1000000}. */
class FalseAlarmsTest {

    private static final long SEED = 20261122;

    /** Where the values themselves say less than six digits of some slopes, or the slope is 0. */
    private static final Set<String> BLURRED =
            Set.of("tanh 50x", "10⁸ + sin x", "10⁸ + sin x − 10⁸", "a constant", "products with zeros");

    private static int checks() {
        return Integer.getInteger("chainrule.alarms", 10_000);
    }

    @Test
    void rightGradientsAreNotAccused() {
        long start = System.nanoTime();
        var report = FalseAlarms.run(checks(), SEED);
        System.out.println("false alarms, seed " + SEED + ", " + report.comparisons() + " comparisons in "
                + (System.nanoTime() - start) / 1_000_000_000 + " s:\n" + report.markdown());
        report.accusations().forEach(System.out::println);
        assertThat(report.tallies()).hasSizeGreaterThanOrEqualTo(26);
        assertThat(report.checks()).isEqualTo(checks());
        assertThat(report.accusations()).isEmpty();
        assertThat(report.undecidedShare()).as("undecided").isLessThanOrEqualTo(0.01);
        for (var tally : report.tallies()) {
            assertThat(tally.checks()).isPositive();
            assertThat(tally.undecidedShare()).as(tally.family().name()).isLessThanOrEqualTo(0.05);
        }
    }

    @Test
    void aMillionthTooMuchIsNoticed() {
        var report = FalseAlarms.wrongBy(1 + 1e-6, 2000, SEED);
        System.out.println("a slope wrong by 1e-6 of itself, seed " + SEED + ":\n" + report.markdown());
        long conditioned = 0;
        for (var tally : report.tallies()) {
            if (!BLURRED.contains(tally.family().name())) {
                assertThat(tally.accused()).as(tally.family().name()).isEqualTo(tally.checks());
                conditioned++;
            }
        }
        assertThat(conditioned).isGreaterThanOrEqualTo(20);
    }
}
