package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DomainTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    /** Numbers of each domain, its ends among them. */
    private static double[] inside(Domain domain) {
        return switch (domain) {
            case ANY -> new double[] {-INF, -1, 0, 0.5, INF};
            case POSITIVE -> new double[] {Double.MIN_VALUE, 0.5, INF};
            case NON_NEGATIVE -> new double[] {0, 0.5, INF};
            case ABOVE_MINUS_ONE -> new double[] {Math.nextUp(-1.0), 0, INF};
            case PROBABILITY, DISTRIBUTION -> new double[] {0, 0.5, 1};
            case LOG_PROBABILITY, LOG_DISTRIBUTION -> new double[] {-INF, -0.5, 0};
            case SIGN -> new double[] {-1, 1};
            case COUNT -> new double[] {0, 1, 1e300};
            case CLASS -> new double[] {0, 1, 2};
            case ONE_HOT -> new double[] {0, 1};
        };
    }

    @ParameterizedTest
    @EnumSource
    void aDomainHasItsEndsAndNothingBeyond(Domain domain) {
        for (double x : inside(domain)) {
            assertThat(domain.contains(x)).as("%s in %s", x, domain).isTrue();
        }
        int classes = 3;
        for (double x : LossSpecimens.outside(domain, classes)) {
            // How many classes there are is not the domain's to know.
            boolean mayBe = domain == Domain.CLASS && x == classes;
            assertThat(domain.contains(x)).as("%s in %s", x, domain).isEqualTo(mayBe);
        }
        assertThat(domain.contains(Double.NaN)).isFalse();
    }
}
