package org.chainrule.verification.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.CustomRule;
import org.chainrule.optimizers.L2Penalty;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.UpdateRules;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.check.Witness;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    /** A rule of a user's own: the heavy ball with μ = 0.9. */
    private record Ball(double momentum) implements CustomRule {
        @Override
        public String name() {
            return "ball";
        }

        @Override
        public List<String> stateNames() {
            return List.of("v");
        }

        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            k.addScaled(1, gradient, momentum, state.get(0));
            k.addScaled(-rate, state.get(0), 1, theta);
        }
    }

    private static final Textbook HEAVY_BALL = (memory, t, rate, theta, g) -> theta.minus(
            rate.times(memory.put("v", Rounded.of(0.9).times(memory.get("v")).plus(g))));

    @Test
    void everyBuiltInRuleFollowsItsTextbook() {
        long undecided = 0;
        long compared = 0;
        double closest = 0;
        for (UpdateRule rule : UpdateRules.specimens()) {
            var report = RuleCheck.of(rule).run();
            assertThat(report.passed()).as(report.describe()).isTrue();
            assertThat(report.notes()).isEmpty();
            assertThat(report.count(Comparison.Kind.VALUE)).isGreaterThan(250);
            undecided += report.count(Verdict.UNDECIDED);
            compared += report.comparisons().size();
            closest = Math.max(closest, report.worst().orElseThrow().severity());
        }
        System.out.println("update rules: " + UpdateRules.specimens().size() + " specimens, " + compared
                + " comparisons, " + undecided + " undecided, largest error " + closest + " of what is allowed");
    }

    @Test
    void aRuleOfAUserIsHeldToTheRelationsAndToATextbookIfItHasOne() {
        var alone = RuleCheck.of(new Ball(0.9)).run();
        assertThat(alone.passed()).as(alone.describe()).isTrue();
        assertThat(alone.count(Comparison.Kind.VALUE)).isZero();
        assertThat(alone.notes()).singleElement().asString().contains("no textbook was given");
        var transcribed = RuleCheck.of(new Ball(0.9)).transcribed(HEAVY_BALL).run();
        assertThat(transcribed.passed()).as(transcribed.describe()).isTrue();
        assertThat(transcribed.count(Comparison.Kind.VALUE)).isGreaterThan(250);
        assertThat(RuleCheck.of(new Ball(0.8)).transcribed(HEAVY_BALL).run().verdict())
                .isEqualTo(Verdict.FAIL);
    }

    /** A heavy ball that goes on as if nothing had happened. */
    private record Deaf(double momentum) implements CustomRule {
        @Override
        public String name() {
            return "deaf";
        }

        @Override
        public List<String> stateNames() {
            return List.of("v");
        }

        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            for (int i = 0; i < theta.size(); i++) {
                double g = Double.isNaN(gradient.get(i)) ? 0 : gradient.get(i);
                state.get(0).set(i, momentum * state.get(0).get(i) + g);
                theta.set(i, theta.get(i) - rate * state.get(0).get(i));
            }
        }
    }

    @Test
    void aGradientThatIsNoNumberIsNotSwallowed() {
        var report = RuleCheck.of(new Deaf(0.9)).run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.comparisons())
                .filteredOn(c -> c.verdict() == Verdict.FAIL)
                .singleElement()
                .matches(c -> c.by() == Witness.BEYOND && c.what().equals("a gradient of NaN"));
    }

    @Test
    void oneRuleIsCheckedAsAnother() {
        assertThat(RuleCheck.of(new Momentum(0.9)).runOn(new Momentum(0.9)).passed())
                .isTrue();
        assertThat(RuleCheck.of(new Sgd()).runOn(new Momentum(0)).passed()).isTrue();
        var report = RuleCheck.of(new AdamW(0.25)).runOn(new L2Penalty(new Adam(), 0.25));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.describe()).contains("verdicts", "step 1: FAIL", "rate ", "gradient ");
    }

    @Test
    void theKernelsOfAnotherProviderAreCheckedTheSameWay() {
        for (String name : List.of("java", "vector")) {
            var kernels = KernelChoice.of(name, 1).kernels(Precision.FLOAT64);
            assertThat(RuleCheck.of(new Adam()).with(kernels).run().passed()).isTrue();
        }
        var single = KernelChoice.reproducible().kernels(Precision.FLOAT32);
        assertThatThrownBy(() -> RuleCheck.of(new Adam()).with(single)).hasMessageContaining("they must be of float64");
    }

    /** A rule that scales by the norm of all elements is not elementwise, and says so. */
    @Test
    void aRuleThatLooksAtAllElementsIsNotCut() {
        CustomRule normed = new NormedDescent();
        var cut = RuleCheck.of(normed).run();
        assertThat(cut.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(cut.worst().orElseThrow().by()).isEqualTo(Witness.BATCHES);
        var whole = RuleCheck.of(normed).lookingAtAllElements().run();
        assertThat(whole.passed()).as(whole.describe()).isTrue();
    }

    private record NormedDescent() implements CustomRule {
        @Override
        public String name() {
            return "normed";
        }

        @Override
        public List<String> stateNames() {
            return List.of();
        }

        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            double norm = Math.sqrt(k.dot(gradient, gradient));
            k.addScaled(norm == 0 ? 0 : -rate / norm, gradient, 1, theta);
        }
    }
}
