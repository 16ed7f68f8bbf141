package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Functions with several results: what is right passes, and every planted fault comes out where it is. */
class VectorCheckTest {

    private static final double[] POINT = {0.5, -1.25, 2};

    /** y = (softmax(x₀, x₁), x₀ x₂²): two parts on either side. */
    private static double[] f(double[] x) {
        double p = 1 / (1 + Math.exp(x[1] - x[0]));
        return new double[] {p, 1 - p, x[0] * x[2] * x[2]};
    }

    private static double[][] jacobian(double[] x) {
        double p = 1 / (1 + Math.exp(x[1] - x[0]));
        double s = p * (1 - p);
        return new double[][] {{s, -s, 0}, {-s, s, 0}, {x[2] * x[2], 0, 2 * x[0] * x[2]}};
    }

    private static double[] vjp(double[] x, double[] g) {
        double[][] j = jacobian(x);
        var product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = g[0] * j[0][i] + g[1] * j[1][i] + g[2] * j[2][i];
        }
        return product;
    }

    private static double[] jvp(double[] x, double[] v) {
        double[][] j = jacobian(x);
        var product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = j[i][0] * v[0] + j[i][1] * v[1] + j[i][2] * v[2];
        }
        return product;
    }

    private static VectorCheck check() {
        return GradientCheck.ofVector(VectorCheckTest::f)
                .named("softmax and product")
                .input("logits", 2)
                .input("scale", 1)
                .output("softmax", 2)
                .output("product", 1)
                .at(POINT);
    }

    private static CheckReport withVjp(BinaryOperator<double[]> claim) {
        return check().vjp(claim).run();
    }

    @Test
    void aRightJacobianAndBothRightProductsPassAndAreAdjoint() {
        var report = check().jacobian(VectorCheckTest::jacobian)
                .vjp(VectorCheckTest::vjp)
                .jvp(VectorCheckTest::jvp)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.count(Verdict.UNDECIDED)).isZero();
        assertThat(report.groups().keySet())
                .contains("Jacobian ∂softmax/∂logits", "vjp ∂product/∂scale", "jvp ∂product/∂logits")
                .contains("vjp, exact relations", "jvp directions", "⟨g, J v⟩ = ⟨Jᵀ g, v⟩");
        assertThat(report.smallestNoticedFault()).isLessThan(Judge.HALF_THE_DIGITS);
    }

    /** Right to within the tolerance τ, so one that is 3τ larger is off by more than τ. */
    @Test
    void aFaultOfThreeTimesTheSmallestNoticedIsNoticed() {
        double fault = 3 * check().vjp(VectorCheckTest::vjp).run().smallestNoticedFault();
        var wrong = withVjp((x, g) -> {
            double[] product = vjp(x, g);
            Arrays.setAll(product, i -> product[i] * (1 + fault));
            return product;
        });
        assertThat(wrong.passed()).as(wrong.describe()).isFalse();
    }

    @Test
    void aFaultIsFoundInThePairOfPartsThatItIsInAndNowhereElse() {
        var report = check().jacobian(x -> {
                    double[][] j = jacobian(x);
                    j[2][2] *= 1 + 1e-9;
                    return j;
                })
                .run();
        var faulty = report.groups().entrySet().stream()
                .filter(group -> group.getValue().stream().anyMatch(c -> c.verdict() != Verdict.PASS))
                .map(java.util.Map.Entry::getKey)
                .filter(name -> name.contains("∂"));
        assertThat(faulty).containsExactly("Jacobian ∂product/∂scale");
        assertThat(report.describe()).contains("product[0] by scale[0]");
    }

    @Test
    void aSoftmaxRuleOfZerosFailsThoughACotangentOfOnesWouldPassIt() {
        double[] ones = vjp(POINT, new double[] {1, 1, 0});
        assertThat(ones).containsExactly(0, 0, 0); // s − s
        var report = withVjp((x, g) -> vjp(x, new double[] {0, 0, g[2]}));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.describe()).contains("as if this path were forgotten");
    }

    @Test
    void aSquareJacobianTransposedFailsAndAnotherIsRefusedWithTheReason() {
        var square = check().jvp(VectorCheckTest::vjp).run();
        assertThat(square.verdict()).isEqualTo(Verdict.FAIL);
        assertThatThrownBy(() -> GradientCheck.ofVector(x -> new double[] {x[0] * x[1], x[2]})
                        .jacobian(x -> new double[][] {{x[1], 0}, {x[0], 0}, {0, 1}})
                        .at(POINT)
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is 3×2 but must be 2×3")
                .hasMessageContaining("as if it were transposed");
    }

    @Test
    void aProductThatIsNotLinearInItsCotangentBreaksAnExactRelation() {
        var squared = withVjp((x, g) -> vjp(x, new double[] {g[0] * g[0], g[1], g[2]}));
        assertThat(squared.describe()).contains("the claimed vjp is not linear in g");
        var ignored = withVjp((x, g) -> vjp(x, new double[] {1, 0, 0}));
        assertThat(ignored.describe()).contains("the claimed vjp is not linear in g");
        assertThat(ignored.comparisons())
                .anyMatch(c -> c.by() == Witness.LINEARITY && c.verdict() == Verdict.FAIL)
                .anyMatch(c -> c.by() == Witness.DIFFERENCES && c.verdict() == Verdict.FAIL);
    }

    @Test
    void aProductThatChangesItsArgumentsIsImpure() {
        var changesG = withVjp((x, g) -> {
            double[] product = vjp(x, g);
            g[0] = 0;
            return product;
        });
        assertThat(changesG.worst().orElseThrow().describe()).contains("changes its argument g in place");
        var changesX = withVjp((x, g) -> {
            double[] product = vjp(x, g);
            x[2] = 0;
            return product;
        });
        assertThat(changesX.worst().orElseThrow().describe()).contains("changes its argument x in place");
        assertThat(changesX.count(Verdict.FAIL)).isEqualTo(1);
    }

    @Test
    void twoClaimsThatDoNotBelongTogetherAreNotAdjoint() {
        var report = check().vjp((x, g) -> vjp(x, new double[] {g[0], g[1], 1.5 * g[2]}))
                .jvp(VectorCheckTest::jvp)
                .run();
        assertThat(report.groups().get("⟨g, J v⟩ = ⟨Jᵀ g, v⟩"))
                .allMatch(c -> c.verdict() == Verdict.FAIL && c.by() == Witness.ADJOINT);
        assertThat(report.groups().get("jvp directions")).allMatch(c -> c.verdict() == Verdict.PASS);
        assertThat(report.groups().get("vjp directions")).allMatch(c -> c.verdict() == Verdict.FAIL);
    }

    @Test
    void aProductThatUsesWhatTheLastForwardPassLeftIsToldSo() {
        var left = new double[][] {POINT};
        var report = GradientCheck.ofVector(x -> {
                    left[0] = x.clone();
                    return f(x);
                })
                .vjp((x, g) -> vjp(left[0], g))
                .at(POINT)
                .run();
        assertThat(report.describe())
                .contains("the claimed vjp gives other numbers for the same x when the function ran at another point");
    }

    @Test
    void aProductOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> withVjp((x, g) -> new double[] {1, 2}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("softmax and product: the claimed vjp has 2 numbers but needs 3, as many as x");
        assertThatThrownBy(() -> check().output("one too many", 1)
                        .vjp(VectorCheckTest::vjp)
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the parts have 4 coordinates but y has 3");
        assertThatThrownBy(() -> check().run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing claimed");
        assertThatThrownBy(() -> GradientCheck.ofVector(VectorCheckTest::f)
                        .vjp(VectorCheckTest::vjp)
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at(…)");
    }

    @Test
    void anArgumentOfTheClaimThatItDoesNotReadIsAFaultOfThatColumnOnly() {
        var report = check().jvp((x, v) -> jvp(x, new double[] {v[0], 0, v[2]})).run();
        assertThat(report.groups().get("jvp ∂softmax/∂logits")).anyMatch(c -> c.verdict() == Verdict.FAIL);
        assertThat(report.groups().get("jvp ∂product/∂scale")).allMatch(c -> c.verdict() == Verdict.PASS);
    }

    @Test
    void aWrongRowThatIsSmallBesideTheOthersIsNoticed() {
        var scales = new double[] {1, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-18, 1e-20};
        for (double sign : new double[] {1, -1}) {
            var report = GradientCheck.ofVector(x -> {
                        var y = new double[scales.length];
                        for (int j = 0; j < y.length; j++) {
                            y[j] = scales[j] * Math.sin((j + 1) * x[0]);
                        }
                        return y;
                    })
                    .vjp((x, g) -> {
                        double sum = 0;
                        for (int j = 0; j < g.length; j++) {
                            double slope = scales[j] * (j + 1) * Math.cos((j + 1) * x[0]);
                            sum += g[j] * (j == g.length - 1 ? sign * slope : slope);
                        }
                        return new double[] {sum};
                    })
                    .at(0.7)
                    .run();
            assertThat(report.passed()).as(report.describe()).isEqualTo(sign == 1);
        }
    }
}
