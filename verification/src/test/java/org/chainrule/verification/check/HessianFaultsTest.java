package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Planted faults of Hessian-vector products: each is found with every seed, or refused in words that say what to mend. */
class HessianFaultsTest {

    private static double[] numbers(double... values) {
        return values;
    }

    /** ∇(x₀² x₁ + x₁³). */
    private static double[] gradient(double[] x) {
        return numbers(2 * x[0] * x[1], x[0] * x[0] + 3 * x[1] * x[1]);
    }

    private static double[] product(double[] x, double[] v) {
        return numbers(2 * x[1] * v[0] + 2 * x[0] * v[1], 2 * x[0] * v[0] + 6 * x[1] * v[1]);
    }

    private static HessianCheck of(BinaryOperator<double[]> claim) {
        return GradientCheck.ofHessian(HessianFaultsTest::gradient, claim).at(0.5, -0.7);
    }

    @Test
    void forgottenOffDiagonalsFailWithEverySeedAndAreNamed() {
        var faulty = of((x, v) -> numbers(2 * x[1] * v[0], 6 * x[1] * v[1]));
        for (int seed = 1; seed <= 200; seed++) {
            assertThat(faulty.seed(seed).run().verdict()).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
        assertThat(faulty.run().comparisons())
                .anyMatch(c -> c.what().equals("H[0, 1]") && c.verdict() == Verdict.FAIL)
                .filteredOn(c -> c.what().equals("H[0, 0]"))
                .allMatch(c -> c.verdict() == Verdict.PASS);
    }

    @Test
    void theRightProductPassesWithEverySeed() {
        for (int seed = 1; seed <= 20; seed++) {
            var report = of(HessianFaultsTest::product).seed(seed).run();
            assertThat(report.passed()).as(report.describe()).isTrue();
        }
    }

    /** Of 50 entries two: the columns that are compared are others, most of the time. */
    @Test
    void twoExchangedEntriesOfFiftyFailAlongRandomDirectionsAlone() {
        UnaryOperator<double[]> cubes =
                x -> Arrays.stream(x).map(a -> a * a * a).toArray();
        var x = new double[50];
        Arrays.setAll(x, i -> 0.1 * (i + 1));
        BinaryOperator<double[]> exchanged = (at, v) -> {
            var hv = new double[v.length];
            Arrays.setAll(hv, i -> 6 * at[i] * v[i]);
            double third = hv[3];
            hv[3] = hv[4];
            hv[4] = third;
            return hv;
        };
        for (int seed = 1; seed <= 20; seed++) {
            var report = GradientCheck.ofHessian(cubes, exchanged)
                    .at(x)
                    .coordinates(0)
                    .seed(seed)
                    .run();
            assertThat(report.verdict()).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void aProductOfLargeVariablesIsDecided() {
        var report = GradientCheck.ofHessian(x -> numbers(Math.log(x[0]) + 1), (x, v) -> numbers(v[0] / x[0]))
                .at(1e12)
                .run();
        assertThat(report.groups().get("Hessian"))
                .filteredOn(c -> c.kind() == Comparison.Kind.DIRECTION)
                .allMatch(c -> c.verdict() == Verdict.PASS);
    }

    @Test
    void aProductThatChangesItsVectorIsImpure() {
        var report = GradientCheck.ofHessian(x -> numbers(2 * x[0], 2 * x[1]), (x, v) -> {
                    v[0] *= 2;
                    v[1] *= 2;
                    return v;
                })
                .at(1, 2)
                .run();
        assertThat(report.worst().orElseThrow().describe())
                .contains("the claimed product H v changes its argument v in place; work on a copy");
    }

    @Test
    void aProductThatClipsItsVectorIsNotLinear() {
        var report = of((x, v) -> product(
                        x,
                        Arrays.stream(v).map(a -> Math.max(-5, Math.min(5, a))).toArray()))
                .run();
        assertThat(report.describe()).contains("the claimed product H v is not linear in v");
    }

    @Test
    @SuppressWarnings("NullAway") // on purpose
    void whatLeavesNothingToCompareIsRefused() {
        assertThatThrownBy(() -> GradientCheck.ofHessian(x -> x, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found null in place of the product");
        assertThatThrownBy(() -> of((x, v) -> v).at())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found a point without coordinates");
        assertThatThrownBy(() -> of((x, v) -> numbers(1)).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the claimed product H v has 1 numbers but needs 2, as many as x");
        assertThatThrownBy(() -> of((x, v) -> null).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the Hessian of a function: the claimed product H v returned null");
        assertThatThrownBy(() -> GradientCheck.ofHessian(x -> numbers(1), (x, v) -> v)
                        .at(1, 2)
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the gradient has 1 numbers but needs 2");
    }

    @Test
    void aGradientThatIsNotANumberDecidesNothing() {
        var report = GradientCheck.ofHessian(x -> numbers(Math.log(x[0])), (x, v) -> numbers(v[0] / x[0]))
                .at(-1)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(report.notes()).singleElement().asString().contains("no derivative was compared at x = [-1]");
    }

    private static double moment(double[] x, double w, int power) {
        double weights = 0;
        double sum = 0;
        for (double each : x) {
            double weight = Math.exp(w * each);
            weights += weight;
            sum += Math.pow(each, power) * weight;
        }
        return sum / weights;
    }

    /** E x² − (E x)² of numbers far from 0 loses digits, and of two products others. */
    @Test
    void roundingOfWhatCancelsIsNoAsymmetry() {
        for (double mean : new double[] {3, 30}) {
            for (int seed = 1; seed <= 100; seed++) {
                var random = new SplittableRandom(seed);
                double[] x = random.doubles(6, mean - 1, mean + 1).toArray();
                var report = GradientCheck.ofHessian(w -> new double[] {moment(x, w[0], 1)}, (w, v) -> {
                            double e = moment(x, w[0], 1);
                            return new double[] {moment(x, w[0], 2) * v[0] - e * (e * v[0])};
                        })
                        .at(random.nextDouble(-2, 2) / mean)
                        .seed(seed)
                        .run();
                assertThat(report.passed()).as(report.describe()).isTrue();
            }
        }
    }

    /** Of a Hessian that differences see nothing of, that both sides agree says nothing of a factor. */
    @Test
    void whatTheSymmetryCannotNoticeIsNotSaidToBeNoticed() {
        var report = GradientCheck.ofHessian(
                        x -> new double[] {1e6 + Math.exp(x[0])}, (x, v) -> new double[] {Math.exp(x[0]) * v[0]})
                .at(-10)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        // half an ulp of the gradient, over the two widest steps, a quarter of |x| each
        double rounding = Math.ulp(1e6) / 2 / (2 * 10 / 4.0);
        assertThat(report.smallestNoticedFault()).isGreaterThan(rounding / Math.exp(-10));
    }
}
