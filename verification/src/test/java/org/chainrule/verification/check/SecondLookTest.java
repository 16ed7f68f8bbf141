package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lost digits within twice of bar and rounding are looked at again, and those that were really lost are seen again. */
class SecondLookTest {

    private static List<Comparison> coordinates(double off) {
        return GradientCheck.of(x -> Math.exp(x[0]), x -> new double[] {Math.exp(x[0]) + off})
                .at(0.7)
                .run()
                .comparisons()
                .stream()
                .filter(c -> c.kind() == Comparison.Kind.COORDINATE)
                .toList();
    }

    @Test
    void whatIsReallyLostIsSeenTwice() {
        double tolerance =
                coordinates(0).stream().mapToDouble(Comparison::tolerance).max().orElseThrow();
        assertThat(coordinates(0.5 * tolerance)).noneMatch(Comparison::accuses);
        assertThat(coordinates(1.8 * tolerance)).anySatisfy(c -> {
            assertThat(c.verdict()).isEqualTo(Verdict.INACCURATE);
            assertThat(c.tolerance()).as("of other steps").isNotEqualTo(tolerance);
        });
    }
}
