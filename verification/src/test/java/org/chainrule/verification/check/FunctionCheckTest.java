package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Monotone;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.api.Test;

class FunctionCheckTest {

    /** ELU with α = 1: its slope turns at 0 without a jump. */
    private record Elu() implements CustomFunction {

        @Override
        public String name() {
            return "elu";
        }

        @Override
        public double value(double x) {
            return x > 0 ? x : StrictMath.expm1(x);
        }

        @Override
        public double slope(double x, double y) {
            return x > 0 ? 1 : StrictMath.exp(x);
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("if(x > 0, x, exp(x) - 1)", "if(x > 0, 1, exp(x))")
                    .range(-1, Double.POSITIVE_INFINITY)
                    .limits(-1, Double.POSITIVE_INFINITY)
                    .slopeLimits(0, 1)
                    .monotone(Monotone.NON_DECREASING)
                    .ulps(4, 8)
                    .reads(Reads.INPUTS)
                    .specimens(this);
        }
    }

    /** |x| whose datasheet keeps quiet about the kink. */
    private record QuietAbsolute() implements CustomFunction {

        @Override
        public String name() {
            return "quiet-absolute";
        }

        @Override
        public double value(double x) {
            return Math.abs(x);
        }

        @Override
        public double slope(double x, double y) {
            return Math.signum(x);
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("abs(x)", "if(x > 0, 1, if(x < 0, -1, 0))")
                    .range(0, Double.POSITIVE_INFINITY)
                    .limits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
                    .slopeLimits(-1, 1)
                    .reads(Reads.INPUTS)
                    .specimens(this);
        }
    }

    @Test
    void aSlopeThatTurnsWithoutAJumpIsNoKinkToName() {
        var report = GradientCheck.ofFunction(new Elu()).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    @Test
    void aKinkThatTheDatasheetDoesNotNameFails() {
        var report = GradientCheck.ofFunction(new QuietAbsolute()).run();
        assertThat(report.passed()).isFalse();
        assertThat(report.describe()).contains("a kink that the datasheet does not name");
    }

    /** √x on x ≥ 0, with a slope that can be wrong. */
    private record Root(double factor) implements CustomFunction {

        @Override
        public String name() {
            return "root";
        }

        @Override
        public double value(double x) {
            return Math.sqrt(x);
        }

        @Override
        public double slope(double x, double y) {
            return factor / Math.sqrt(x);
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("sqrt(x)", "factor / sqrt(x)")
                    .domain(0, Double.POSITIVE_INFINITY)
                    .range(0, Double.POSITIVE_INFINITY)
                    .limits(Double.NaN, Double.POSITIVE_INFINITY)
                    .slopeLimits(Double.NaN, 0)
                    .ulps(1, 2)
                    .reads(Reads.INPUTS)
                    .specimens(this);
        }
    }

    @Test
    void aFunctionIsCheckedInsideItsDomainOnly() {
        var report = GradientCheck.ofFunction(new Root(0.5)).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.comparisons())
                .hasSizeGreaterThan(50)
                .noneMatch(c -> c.what().startsWith("x = -"));
        assertThat(report.comparisons()).anyMatch(c -> c.what().equals("x = 1e-300"));
        assertThat(GradientCheck.ofFunction(new Root(0.5 + 1e-9)).run().passed())
                .isFalse();
    }

    /** A logistic function with a slope of its own. */
    private record Logistic(DoubleUnaryOperator derivative, String formula) implements CustomFunction {

        @Override
        public String name() {
            return "logistic";
        }

        @Override
        public double value(double x) {
            return Sigmoid.of(x);
        }

        @Override
        public double slope(double x, double y) {
            return derivative.applyAsDouble(x);
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of(formula, "exp(-x) / (1 + exp(-x))^2")
                    .range(0, 1)
                    .limits(0, 1)
                    .slopeLimits(0, 0)
                    .ulps(4, 8)
                    .reads(Reads.INPUTS)
                    .specimens(this);
        }
    }

    private static final String LOGISTIC = "1 / (1 + exp(-x))";

    private static Comparison at40(DoubleUnaryOperator derivative, String formula) {
        return GradientCheck.ofFunction(new Logistic(derivative, formula)).at(40).points(0).run().comparisons().stream()
                .filter(comparison -> comparison.what().equals("x = 40"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFormulaDecidesWhereDifferencesCannot() {
        var right = at40(x -> Sigmoid.of(x) * Sigmoid.of(-x), LOGISTIC);
        assertThat(right.verdict()).isEqualTo(Verdict.PASS);
        assertThat(right.describe())
                .contains("differences cannot decide", "the oracle is the derivative of " + LOGISTIC);
        for (double x : new double[] {-20, 20}) {
            var tanh = GradientCheck.ofFunction(new Tanh()).at(x).points(0).run();
            assertThat(tanh.comparisons())
                    .filteredOn(comparison -> comparison.claimed() == new Tanh().slope(x, new Tanh().value(x)))
                    .isNotEmpty()
                    .allMatch(comparison -> comparison.verdict() == Verdict.PASS);
        }
    }

    /** Planted: y (1 − y) is 0 at 40, where the slope is 4e-18. */
    @Test
    void aTailThatDiesEarlyFails() {
        var dead = at40(x -> Sigmoid.of(x) * (1 - Sigmoid.of(x)), LOGISTIC);
        assertThat(dead.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(dead.describe()).contains("as if this path were forgotten", "the oracle is the derivative of");
    }

    @Test
    void withoutAnExecutableFormulaDifferencesStandAlone() {
        var words = at40(x -> Sigmoid.of(x) * Sigmoid.of(-x), "one over one plus e to the minus x");
        assertThat(words.verdict()).isEqualTo(Verdict.UNDECIDED);
        var another = at40(x -> Sigmoid.of(x) * Sigmoid.of(-x), "tanh(x / 2) / 2");
        assertThat(another.verdict())
                .as("a formula with another value decides nothing")
                .isEqualTo(Verdict.UNDECIDED);
    }

    /** A step up of this height at this point, whose datasheet keeps quiet about it. */
    private record QuietStep(double at, double height) implements CustomFunction {

        @Override
        public String name() {
            return "quiet-step";
        }

        @Override
        public double value(double x) {
            return x > at ? x + height : x;
        }

        @Override
        public double slope(double x, double y) {
            return 1;
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("if(x > at, x + height, x)", "1")
                    .ulps(1, 0)
                    .reads(Reads.INPUTS)
                    .specimens(this);
        }
    }

    @Test
    void aJumpThatTheDatasheetDoesNotNameFailsWhereverItIs() {
        for (double at : new double[] {0.5, 0.3, -4.7, 1e-3}) {
            var report = GradientCheck.ofFunction(new QuietStep(at, 1)).run();
            assertThat(report.verdict()).as("step at %s", at).isEqualTo(Verdict.FAIL);
            assertThat(report.describe()).contains("no jump but the stated ones");
        }
        assertThat(GradientCheck.ofFunction(new QuietStep(0.3, 0)).run().passed())
                .isTrue();
    }

    /** Planted: 1 / (1 + e⁻ˣ) under a formula that was meant to say it. */
    @Test
    void aFormulaThatCannotBeReadIsNotedWithWhereItEnds() {
        for (String typo : new String[] {"1 / (1 + exp(-x)) +", "1 / (1 + exp(-beta * x))"}) {
            var report = GradientCheck.ofFunction(new Logistic(x -> Sigmoid.of(x) * Sigmoid.of(-x), typo))
                    .points(0)
                    .run();
            assertThat(report.notes())
                    .anyMatch(note ->
                            note.startsWith("formula not judged") && note.contains("formula \"" + typo + "\": "));
            assertThat(report.describe()).contains("formula not judged");
        }
        assertThat(GradientCheck.ofFunction(new Logistic(x -> Sigmoid.of(x) * Sigmoid.of(-x), LOGISTIC))
                        .run()
                        .notes())
                .isEmpty();
    }
}
