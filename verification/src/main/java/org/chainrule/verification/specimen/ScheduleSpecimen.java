package org.chainrule.verification.specimen;

import java.util.List;
import java.util.Optional;
import org.chainrule.optimizers.Schedule;
import org.chainrule.verification.mutant.MutantClass;
import org.chainrule.verification.mutant.ScheduleMutants;
import org.chainrule.verification.rule.ScheduleCheck;

/**
 * A schedule with one value of its parameters.
 *
 * @param schedule the schedule
 */
public record ScheduleSpecimen(Schedule schedule) implements CustomSpecimen {

    @Override
    public String name() {
        return schedule.toString();
    }

    @Override
    public String family() {
        return "schedule";
    }

    @Override
    public Class<?> type() {
        return schedule.getClass();
    }

    @Override
    public Trial sound() {
        return trial(schedule);
    }

    private Trial trial(Schedule of) {
        return new Trial(
                1,
                (stage, seed, extent) -> ScheduleCheck.of(schedule).seed(seed).runOn(of));
    }

    /** Their classes are called {@code schedule-…}. */
    @Override
    public List<Planted> planted() {
        return ScheduleMutants.fitting(schedule).stream()
                .map(mutant -> new Planted(
                        new MutantClass(
                                "schedule-" + mutant.name(),
                                List.of(),
                                "the rate of the formula → a rate as if " + mutant.asIf(),
                                "many numbers of steps, late ones first"),
                        "",
                        Optional.empty(),
                        trial(mutant.schedule())))
                .toList();
    }
}
