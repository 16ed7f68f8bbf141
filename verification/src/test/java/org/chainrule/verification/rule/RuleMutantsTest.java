package org.chainrule.verification.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.TreeMap;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.UpdateRules;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.mutant.RuleMutant;
import org.chainrule.verification.mutant.RuleMutants;
import org.junit.jupiter.api.Test;

/** Every fault that is planted in an update rule is found by the check of that rule. */
class RuleMutantsTest {

    @Test
    void everyMutantOfEveryRuleIsKilledByTheCheckOfItsRule() {
        var survivors = new ArrayList<String>();
        var classes = new TreeMap<String, Integer>();
        int mutants = 0;
        long seed = 0;
        for (UpdateRule rule : UpdateRules.specimens()) {
            var check = RuleCheck.of(rule).seed(++seed); // another one for every rule
            for (RuleMutant mutant : RuleMutants.fitting(rule)) {
                mutants++;
                classes.merge(mutant.name(), 1, Integer::sum);
                var verdict = check.runOn(mutant.rule()).verdict();
                if (verdict != Verdict.FAIL && verdict != Verdict.INACCURATE) {
                    survivors.add(rule + " " + mutant.name() + ", seed " + seed + ": " + verdict);
                }
            }
        }
        System.out.println("rule mutants: " + classes.size() + " classes, " + (mutants - survivors.size()) + " of "
                + mutants + " mutants of " + UpdateRules.specimens().size() + " specimens killed");
        assertThat(survivors).isEmpty();
        assertThat(classes).hasSizeGreaterThanOrEqualTo(25);
    }
}
