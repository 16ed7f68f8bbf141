package org.chainrule.verification.property;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.Group;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.CosineDecay;
import org.chainrule.optimizers.CustomSchedule;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.verification.mutant.RuleMutants;

/** The contracts of rules and schedules are implemented with one method, and refuse what they should. */
class RuleContractsProperties {

    @Group
    class OfAdam implements UpdateRuleContract {
        @Override
        public UpdateRule rule() {
            return new Adam();
        }
    }

    @Group
    class OfACosine implements ScheduleContract {
        @Override
        public Schedule schedule() {
            return new CosineDecay(0.1, 50, 0.01);
        }
    }

    private static UpdateRule climbing() {
        return RuleMutants.fitting(new Sgd()).stream()
                .filter(mutant -> mutant.name().equals("sign-flipped"))
                .findFirst()
                .orElseThrow()
                .rule();
    }

    private static UpdateRule spoiling() {
        return RuleMutants.fitting(new Sgd()).stream()
                .filter(mutant -> mutant.name().equals("gradient-spoiled"))
                .findFirst()
                .orElseThrow()
                .rule();
    }

    @Example
    void brokenRulesBreakTheContract() {
        UpdateRuleContract climbing = RuleContractsProperties::climbing;
        assertThatThrownBy(climbing::descendsAParabola).hasMessageContaining("half of the way");
        UpdateRuleContract spoiling = RuleContractsProperties::spoiling;
        assertThatThrownBy(() -> spoiling.keepsWhatEveryRuleKeeps(1)).hasMessageContaining("nothing else");
    }

    @Example
    void aRateThatIsNotANumberBreaksTheContract() {
        CustomSchedule divided = t -> 0.1 * Math.log(-t);
        ScheduleContract contract = () -> divided;
        assertThatThrownBy(() -> contract.keepsWhatEveryScheduleKeeps(1)).hasMessageContaining("finite");
    }
}
