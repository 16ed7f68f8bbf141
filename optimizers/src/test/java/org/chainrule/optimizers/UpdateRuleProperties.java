package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class UpdateRuleProperties {

    /** Every built-in rule, so a new one is checked as soon as it is in the index, and some with other hyper-parameters. */
    @Provide
    Arbitrary<UpdateRule> rules() {
        return Arbitraries.of(UpdateRules.specimens());
    }

    /**
     * The rules whose state is made of terms of one sign and whose step is smooth in it. The others do not keep relative
     * errors small, and need not: a difference (centred), a sign (Lion), their own steps fed back (Adadelta), or θ itself (L1,
     * L2).
     */
    @Provide
    Arbitrary<UpdateRule> smoothRules() {
        return Arbitraries.of(UpdateRules.specimens().stream()
                .filter(rule -> !(rule.name().startsWith("centred")
                        || rule.name().startsWith("lion")
                        || rule.name().startsWith("adadelta")
                        || rule instanceof L1Penalty
                        || rule instanceof L2Penalty))
                .toList());
    }

    @Property(tries = 200)
    void adamsFirstStepHasTheSizeOfTheLearningRate(@ForAll Random random) {
        double g = magnitude(random, -6, 6) * (random.nextBoolean() ? 1 : -1);
        double epsilon = magnitude(random, -10, -3);
        var adam = new Adam(1 - magnitude(random, -2, 0), 1 - magnitude(random, -3, 0), epsilon);
        RuleChecks.firstStepIsCorrected(adam, magnitude(random, -4, 0), epsilon, g);
    }

    /** A number whose decimal logarithm is uniform. */
    private static double magnitude(Random random, double low, double high) {
        return StrictMath.pow(10, low + (high - low) * random.nextDouble());
    }

    @Property(tries = 100)
    void twoOptimizersShareNoState(@ForAll("rules") UpdateRule rule) {
        RuleChecks.sharesNoState(rule);
    }

    @Property(tries = 100)
    void theFirstStepGoesAgainstTheGradient(@ForAll("rules") UpdateRule rule) {
        RuleChecks.descends(rule);
    }

    @Property(tries = 100)
    void singlePrecisionFollowsDoublePrecision(
            @ForAll("smoothRules") UpdateRule rule,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 30) int steps) {
        SinglePrecision.follows(rule, rule, random, steps);
    }

    /** A rate that is one ten-thousandth too large in one of the two is noticed. */
    @Property(tries = 100)
    void singlePrecisionWithAWrongRateDoesNotFollow(@ForAll("smoothRules") UpdateRule rule, @ForAll Random random) {
        assertThatThrownBy(() -> SinglePrecision.follows(rule, new Saboteurs.Hasty(rule), random, 3))
                .isInstanceOf(AssertionError.class);
    }
}
