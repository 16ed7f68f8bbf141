package org.chainrule.verification.dual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.chainrule.core.Seed;
import org.chainrule.verification.oracle.Estimate;
import org.junit.jupiter.api.Test;

/** The bars of dual numbers are held to: no tangent of any op, function or loss is farther from the exact one. */
class DualBarsProperties {

    /** Others with {@code -Dchainrule.dual.seed=1}. */
    private static final long SEED = Long.getLong("chainrule.dual.seed", 20261128);

    /** As many as cost a few seconds; more with {@code -Dchainrule.dual=100000}. */
    private static final int CASES = Integer.getInteger("chainrule.dual", 4_000);

    private static DualBarTally tally(int cases, UnaryOperator<Estimate> changed) {
        var subjects = DualSubject.all();
        var random = new Seed(SEED).stream("dual bars");
        var tally = new DualBarTally(changed);
        for (int n = 0; tally.tangents() < cases; n++) {
            subjects.get(n % subjects.size()).see(random, tally);
        }
        return tally;
    }

    @Test
    void noTangentIsFartherFromTheExactOneThanItsBar() {
        var tally = tally(CASES, found -> found);
        System.out.println("dual numbers, every op, function and loss, seed " + SEED + ": " + tally.describe());
        tally.violations.forEach(System.out::println);
        tally.unknown.forEach(System.out::println);
        assertThat(tally.violations).isEmpty();
        assertThat(tally.unknown).isEmpty();
        assertThat(DualBarTally.median(tally.bars)).isLessThanOrEqualTo(1e-12); // half of the bars decide 12 digits
        assertThat(DualBarTally.median(tally.tightness))
                .isLessThanOrEqualTo(1000); // and are no wider than three digits
        assertThat(tally.tightness).hasSizeGreaterThan(CASES / 4);
    }

    @Test
    void aBarThatIsTooNarrowWouldBeSeen() {
        var whole = tally(1000, found -> found);
        var tally = tally(1000, found -> new Estimate(found.value(), found.bound() / 100));
        assertThat(whole.worst()).isGreaterThan(0.01);
        assertThat(tally.violations).hasSizeGreaterThan(whole.tightness.size() / 2);
    }

    /** A bar is at most a few ulps, so of what is not 0 nothing that is off by a billionth is within it. */
    @Test
    void aTangentThatIsOffByABillionthWouldBeSeen() {
        var tally = tally(1000, found -> new Estimate(found.value() * (1 + 1e-9), found.bound()));
        assertThat(tally.violations).hasSizeGreaterThan(500);
    }
}
