package org.chainrule.verification.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.TreeSet;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.Schedules;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.mutant.ScheduleMutants;
import org.junit.jupiter.api.Test;

class ScheduleCheckTest {

    @Test
    void everyBuiltInScheduleFollowsItsFormula() {
        for (Schedule schedule : Schedules.all()) {
            var report = ScheduleCheck.of(schedule).run();
            assertThat(report.passed()).as(report.describe()).isTrue();
            assertThat(report.notes()).isEmpty();
        }
        for (var annealing : OneCycle.Annealing.values()) {
            for (var phases : OneCycle.Phases.values()) {
                var cycle = new OneCycle(0.3, 90, 0.4, annealing, phases, 10, 100, 0.8, 0.9);
                var report = ScheduleCheck.of(cycle).run();
                assertThat(report.passed()).as(report.describe()).isTrue();
            }
        }
    }

    @Test
    void everyMutantOfEveryScheduleIsKilled() {
        var survivors = new ArrayList<String>();
        var classes = new TreeSet<String>();
        int mutants = 0;
        for (Schedule schedule : Schedules.all()) {
            for (var mutant : ScheduleMutants.fitting(schedule)) {
                mutants++;
                classes.add(mutant.name());
                var verdict =
                        ScheduleCheck.of(schedule).runOn(mutant.schedule()).verdict();
                if (verdict != Verdict.FAIL && verdict != Verdict.INACCURATE) {
                    survivors.add(schedule + " " + mutant.name() + ": " + verdict);
                }
            }
        }
        System.out.println("schedule mutants: " + classes.size() + " classes, " + (mutants - survivors.size()) + " of "
                + mutants + " killed");
        assertThat(survivors).isEmpty();
        assertThat(mutants).isGreaterThan(50);
    }
}
