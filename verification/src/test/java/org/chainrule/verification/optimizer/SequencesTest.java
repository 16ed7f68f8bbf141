package org.chainrule.verification.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.chainrule.core.Figures;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.DecoupledWeightDecay;
import org.chainrule.optimizers.L2Penalty;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.UpdateRules;
import org.junit.jupiter.api.Test;

/** Update rules follow the golden sequences; a rule with one mistake does not. */
class SequencesTest {

    private static final Sequences GOLDEN = Sequences.read();

    @Test
    void everyConfigurationFollowsTheGoldenSequence() {
        var deviations = new ArrayList<String>();
        var rules = new TreeSet<String>();
        for (var entry : GOLDEN.entries()) {
            var rule = entry.rule();
            double worst = GOLDEN.follow(rule, entry);
            rules.add(rule.getClass().getSimpleName());
            deviations.add(entry.id() + " (" + Figures.significant(worst, 2) + ")");
        }
        System.out.println("golden update rules: " + deviations.size() + " ran, largest deviation: "
                + String.join(", ", deviations));
        assertThat(deviations).hasSize(32);
        assertThat(rules).as("rules with a golden sequence").containsAll(withoutGolden());
    }

    /** Every rule that stands alone, and both weight decays; the file has no L1. */
    private static List<String> withoutGolden() {
        var names = new ArrayList<String>();
        UpdateRules.all().forEach(rule -> names.add(rule.getClass().getSimpleName()));
        names.remove("CentredRmsPropMomentum"); // only with weight decay around it
        names.add("L2Penalty");
        names.add("DecoupledWeightDecay");
        return names;
    }

    @Test
    void swappedBetasAreNoticed() {
        caught(new Adam(0.999, 0.9, 1e-8), "adam");
    }

    @Test
    void coupledForDecoupledDecayIsNoticedAndTheOtherWayRound() {
        caught(new L2Penalty(new Adam(), 0.1), "adamw");
        caught(new AdamW(new Adam(), 0.1), "adam_weight_decay");
        caught(new DecoupledWeightDecay(new Momentum(), 0.02), "sgd_momentum_weight_decay");
    }

    @Test
    void forgottenDampeningIsNoticed() {
        caught(new Momentum(0.8), "sgd_momentum_dampening");
    }

    @Test
    void aHyperParameterThatWouldBeIgnoredIsRefused() {
        assertThatThrownBy(() -> GoldenRules.of("lion", Map.of("lr", 0.1, "beta1", 0.9, "beta2", 0.99, "eps", 1e-8)))
                .hasMessage("lion: no way to express [eps]");
    }

    private static void caught(UpdateRule wrong, String id) {
        assertThatThrownBy(() -> GOLDEN.follow(wrong, GOLDEN.entry(id))).isInstanceOf(AssertionError.class);
    }
}
