package org.chainrule.verification.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.optimizers.UpdateRules;
import org.junit.jupiter.api.Test;

class RuleCheckTest {
    @Test
    void everyBuiltInRuleFollowsItsTextbook() {
        for (var rule : UpdateRules.specimens()) {
            for (long seed = 1; seed <= 3; seed++) {
                long t = System.nanoTime();
                var report = RuleCheck.of(rule).seed(seed).run();
                System.out.println((System.nanoTime() - t) / 1000000 + " ms " + report + " undecided " + report.count(org.chainrule.verification.check.Verdict.UNDECIDED) + " worst " + report.worst().get().severity());
                report.comparisons().stream().filter(c -> c.verdict() != org.chainrule.verification.check.Verdict.PASS).forEach(c -> System.out.println(c.describe()));
            }
        }
    }
}
