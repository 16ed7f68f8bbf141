package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.chainrule.core.Precision;
import org.chainrule.verification.oracle.Estimate;
import org.junit.jupiter.api.Test;

/** What is refused says what was found, and what is needed; and no guess is made where the numbers do not tell. */
class MessagesTest {

    private static VectorCheck identity() {
        return GradientCheck.ofVector(x -> x).named("identity").at(1, 2, 3);
    }

    @Test
    void aRaggedJacobianIsCalledRagged() {
        assertThatThrownBy(() -> identity()
                        .jacobian(x -> new double[][] {{1, 0, 0}, {0, 1}, {0, 0, 1}})
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is ragged: row 1 has 2 numbers but row 0 has 3; it must be 3×3")
                .hasMessageNotContaining("transposed");
        assertThatThrownBy(() -> identity().jacobian(x -> new double[3][2]).run())
                .hasMessageContaining("is 3×2 but must be 3×3")
                .hasMessageNotContaining("transposed");
        assertThatThrownBy(() -> identity().jacobian(x -> new double[3][]).run())
                .hasMessageContaining("has null for row 0; it must be 3×3");
    }

    @Test
    void aFactorIsGuessedOnlyWhereTheBarIsNarrowEnoughForOne() {
        assertThat(guess(3, new Estimate(1, 1e-9))).contains("3 times the oracle's");
        assertThat(guess(1, new Estimate(3, 1e-9))).contains("1/3 of the oracle's");
        assertThat(guess(-1, new Estimate(1, 1e-9))).contains("opposite sign");
        assertThat(guess(7, new Estimate(1, 0.05))).isEmpty(); // 7 ± 1.4
        assertThat(guess(3, new Estimate(1, 0.4))).isEmpty();
        assertThat(guess(-1, new Estimate(1, 0.4))).isEmpty();
    }

    private static String guess(double claimed, Estimate oracle) {
        var claim = new Judge.Claim(Comparison.Kind.COORDINATE, Witness.DIFFERENCES, "x", "[0]", claimed, 0, "");
        return Judge.judge(claim, oracle, 0, false).detail();
    }

    @Test
    void anExceptionOfTheUsersOwnIsNamedWithThePoint() {
        assertThatThrownBy(() -> GradientCheck.of(x -> x[0], x -> {
                            throw new IllegalStateException("not ready");
                        })
                        .named("line")
                        .at(1)
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gradient check of line: the claimed gradient threw ")
                .hasMessageContaining("not ready at x = [1]");
    }

    @Test
    @SuppressWarnings("NullAway") // on purpose
    void nullIsRefusedWhereItIsGiven() {
        assertThatThrownBy(() -> GradientCheck.of(x -> 1, x -> x).at((double[]) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found null in place of the point");
        assertThatThrownBy(() -> GradientCheck.of(null, x -> x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found null in place of the function");
        assertThatThrownBy(() -> GradientCheck.of(x -> 1, null)).hasMessageContaining("in place of the gradient");
        assertThatThrownBy(() -> GradientCheck.ofVector(null)).hasMessageContaining("in place of the function");
        assertThatThrownBy(() -> identity().vjp(null)).hasMessageContaining("in place of the vjp");
    }

    @Test
    void aFunctionWithoutResultsIsRefused() {
        assertThatThrownBy(() -> GradientCheck.ofVector(x -> new double[0])
                        .vjp((x, g) -> x)
                        .at(1, 2)
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the function has no results at x = [1, 2]; needs at least one");
    }

    @Test
    void twoPartsOfOneNameAreRefused() {
        assertThatThrownBy(() -> identity().input("w", 1).input("w", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found two parts called \"w\"")
                .hasMessageContaining("a name of its own");
    }

    /** y = (x₀ x₁, x₀). */
    private static VectorCheck small() {
        return GradientCheck.ofVector(x -> new double[] {x[0] * x[1], x[0]}).at(0.3, 0.7);
    }

    private static double[] vjp(double[] x, double[] g) {
        return new double[] {x[1] * g[0] + g[1], x[0] * g[0]};
    }

    @Test
    void aCotangentThatIsClippedOrNeglectedIsFound() {
        var clipped = small().vjp((x, g) -> vjp(
                        x,
                        Arrays.stream(g).map(a -> Math.max(-5, Math.min(5, a))).toArray()))
                .run();
        assertThat(clipped.describe())
                .contains("the claimed vjp is not linear in g")
                .contains("neither clip it");
        var neglected = small().vjp((x, g) -> vjp(
                        x,
                        Arrays.stream(g).map(a -> Math.abs(a) < 1e-12 ? 0 : a).toArray()))
                .run();
        assertThat(neglected.describe()).contains("the claimed vjp is not linear in g");
    }

    @Test
    void aProductInFloatsIsLinearWithinTheRangeOfFloats() {
        var report = small().vjp((x, g) -> {
                    float a = (float) g[0];
                    return new double[] {(float) x[1] * a + (float) g[1], (float) x[0] * a};
                })
                .claimedIn(Precision.FLOAT32)
                .run();
        assertThat(report.groups().get("vjp, exact relations")).allMatch(c -> c.verdict() == Verdict.PASS);
    }
}
