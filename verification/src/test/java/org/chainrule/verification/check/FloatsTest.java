package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;

/** Functions and gradients of float arrays: bars as wide as floats make them, and no false alarm. */
class FloatsTest {

    private static float value(float[] x) {
        return (float) Math.tanh(x[0] * x[1] + x[2]) * 0.75f - (float) Math.exp(x[2]) * x[1];
    }

    private static float[] gradient(float[] x, float factor) {
        float t = (float) Math.tanh(x[0] * x[1] + x[2]);
        float s = 0.75f * (1 - t * t);
        float e = (float) Math.exp(x[2]);
        return new float[] {s * x[1] * factor, (s * x[0] - e) * factor, (s - e * x[1]) * factor};
    }

    private static NamedArrays point(SplittableRandom random) {
        return NamedArrays.of("x", new float[] {
            (float) random.nextDouble(-1.5, 1.5), (float) random.nextDouble(0.25, 1), (float) random.nextDouble(-1, 1)
        });
    }

    private static FunctionalCheck check(NamedArrays at, float factor) {
        return GradientCheck.ofArrays(
                        at,
                        p -> value(p.floatVector("x")),
                        p -> NamedArrays.of("x", gradient(p.floatVector("x"), factor)))
                .claimedIn(Precision.FLOAT32);
    }

    @Test
    void aFunctionInFloatsIsCheckedWithTheBarsThatFloatsGive() {
        var random = new SplittableRandom(7);
        for (int n = 0; n < 50; n++) {
            var at = point(random);
            var right = check(at, 1).run();
            assertThat(right.passed()).as(right.describe()).isTrue();
            double noticed = right.smallestNoticedFault();
            assertThat(noticed).as(right.describe()).isGreaterThan(Precision.FLOAT32.unitRoundoff());
            // Right to within the tolerance τ, so one that is 3τ larger is off by more than τ.
            var wrong = check(at, (float) (1 + 3 * noticed)).run();
            assertThat(wrong.passed()).as(wrong.describe()).isFalse();
            assertThat(check(at, 1.01f).run().verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void aGradientInFloatsOfAFunctionInDoubleIsGivenTheRoundingOfFloatsWhenItIsSaid() {
        var check = GradientCheck.of(x -> Math.sin(x[0]) * x[1], x ->
                        new double[] {(float) Math.cos((float) x[0]) * (float) x[1], (float) Math.sin((float) x[0])})
                .at(0.7, 1.3);
        assertThat(check.run().passed()).isFalse();
        var allowed = check.claimedIn(Precision.FLOAT32).run();
        assertThat(allowed.passed()).as(allowed.describe()).isTrue();
        assertThat(allowed.smallestNoticedFault()).isGreaterThan(Precision.FLOAT32.unitRoundoff());
        var wrong = GradientCheck.of(x -> Math.sin(x[0]), x -> new double[] {(float) (1.00001 * Math.cos(x[0]))})
                .claimedIn(Precision.FLOAT32)
                .at(0.7)
                .run();
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
    }
}
