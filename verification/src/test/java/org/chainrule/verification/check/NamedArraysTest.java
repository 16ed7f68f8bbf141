package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Several arrays in one vector and out of it again. */
class NamedArraysTest {

    private static final double[][] W = {{1, 2, 3}, {4, 5, 6}};
    private static final float[] B = {0.1f, -2};

    private static NamedArrays both() {
        return NamedArrays.of("W", W).and("b", B);
    }

    @Test
    void whatIsPutInComesOut() {
        assertThat(both().toArray()).containsExactly(1, 2, 3, 4, 5, 6, 0.1f, -2);
        assertThat(both().matrix("W")).isDeepEqualTo(W);
        assertThat(both().floatVector("b")).containsExactly(B);
        var others = both().holding(new double[] {8, 7, 6, 5, 4, 3, 2, 1});
        assertThat(others.matrix("W")).isDeepEqualTo(new double[][] {{8, 7, 6}, {5, 4, 3}});
        assertThat(others.floatMatrix("W")).isDeepEqualTo(new float[][] {{8, 7, 6}, {5, 4, 3}});
        assertThat(others.vector("b")).containsExactly(2, 1);
        assertThat(NamedArrays.of("a", 3.5).number("a")).isEqualTo(3.5);
        assertThat(both()).hasToString("\"W\" of 2×3, \"b\" of 1×2");
    }

    @Test
    void nothingIsShared() {
        double[] b = {1, 2};
        var arrays = NamedArrays.of("b", b);
        b[0] = 9;
        arrays.vector("b")[0] = 9;
        arrays.toArray()[0] = 9;
        assertThat(arrays.vector("b")).containsExactly(1, 2);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> both().vector("c")).hasMessageContaining("found no \"c\"; there are [W, b]");
        assertThatThrownBy(() -> both().and("W", 1)).hasMessageContaining("\"W\" twice");
        assertThatThrownBy(() -> both().holding(new double[3])).hasMessageContaining("found 3 numbers");
        assertThatThrownBy(() -> both().number("W")).hasMessageContaining("not one number");
        assertThatThrownBy(() -> NamedArrays.of("W", new double[][] {{1, 2}, {3}}))
                .hasMessageContaining("row 1 of \"W\" has 1 numbers but row 0 has 2");
        assertThatThrownBy(() -> NamedArrays.of("empty", new double[0])).hasMessageContaining("at least one");
    }

    @Test
    void aFunctionOfArraysIsCheckedPartByPartWhateverTheOrderOfTheClaim() {
        var at = NamedArrays.of("W", new double[][] {{0.5, -1}, {2, 0.25}}).and("b", 0.75, -0.5);
        var right = GradientCheck.ofArrays(at, NamedArraysTest::value, p -> claim(p, 1))
                .run();
        assertThat(right.passed()).as(right.describe()).isTrue();
        var wrong = GradientCheck.ofArrays(at, NamedArraysTest::value, p -> claim(p, 2))
                .run();
        assertThat(wrong.groups().get("W")).allMatch(c -> c.verdict() == Verdict.PASS);
        assertThat(wrong.groups().get("b")).allMatch(c -> c.verdict() == Verdict.FAIL);
        assertThat(wrong.describe()).contains("the claim is 2 times the oracle's");
    }

    /** Σ_i tanh(Σ_j W_ij + b_i). */
    private static double value(NamedArrays p) {
        double[][] w = p.matrix("W");
        double[] b = p.vector("b");
        return Math.tanh(w[0][0] + w[0][1] + b[0]) + Math.tanh(w[1][0] + w[1][1] + b[1]);
    }

    private static NamedArrays claim(NamedArrays p, double factor) {
        var dw = new double[2][2];
        var db = new double[2];
        for (int i = 0; i < 2; i++) {
            double c = Math.cosh(p.matrix("W")[i][0] + p.matrix("W")[i][1] + p.vector("b")[i]);
            dw[i] = new double[] {1 / (c * c), 1 / (c * c)};
            db[i] = factor / (c * c);
        }
        return NamedArrays.of("b", db).and("W", dw);
    }

    @Test
    void aClaimWithOtherArraysIsToldEveryDifference() {
        var at = NamedArrays.of("W", W).and("b", 1, 2);
        assertThatThrownBy(() -> GradientCheck.ofArrays(
                                at,
                                p -> p.vector("b")[0],
                                p -> NamedArrays.of("W", new double[3][2]).and("c", 1))
                        .run())
                .hasMessageContaining("\"W\" of 3×2 should be 2×3")
                .hasMessageContaining("\"b\" is missing")
                .hasMessageContaining("\"c\" is not one of [W, b]");
    }

    @Test
    @SuppressWarnings("NullAway") // what a user may do
    void whatIsNullIsNamed() {
        var at = NamedArrays.of("W", 1.0, 2.0);
        assertThatThrownBy(() -> at.and("b", (double[]) null)).hasMessageContaining("the array \"b\"");
        assertThatThrownBy(() -> at.and("c", new float[][] {{1}, null})).hasMessageContaining("the array \"c\"");
        assertThatThrownBy(() -> GradientCheck.ofArrays(at, p -> p.vector("W")[0], p -> null)
                        .run())
                .hasMessageContaining("the claimed gradient returned null; it must return an array");
    }
}
