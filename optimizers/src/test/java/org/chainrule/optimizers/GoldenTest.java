package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.chainrule.core.Figures;
import org.junit.jupiter.api.Test;

class GoldenTest {

    @Test
    void everyConfigurationThatTheRulesCanExpressFollowsTheGoldenSequence() {
        var ran = new ArrayList<String>();
        var deviations = new ArrayList<String>();
        var rules = new TreeSet<String>();
        var waiting = new ArrayList<String>();
        for (var entry : GoldenSequences.read().entries()) {
            if (entry.rule().isPresent()) {
                double worst = RuleChecks.followsGolden(entry.rule().get(), entry.id());
                ran.add(entry.id());
                rules.add(entry.rule().get().name());
                deviations.add(entry.id() + " (" + Figures.significant(worst, 2) + ")");
            } else {
                waiting.add(entry.id());
            }
        }
        System.out.println(
                "golden update rules: " + ran.size() + " ran, largest deviation: " + String.join(", ", deviations));
        System.out.println("golden update rules: " + waiting.size() + " await rules: " + String.join(", ", waiting));
        assertThat(rules)
                .as("rules without a golden sequence are missing here")
                .containsExactlyInAnyOrderElementsOf(
                        UpdateRules.all().stream().map(UpdateRule::name).toList());
        assertThat(ran).containsAll(List.of("sgd", "sgd_momentum", "adam", "adam_large_eps", "rmsprop"));
    }
}
