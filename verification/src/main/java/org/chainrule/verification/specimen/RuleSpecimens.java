package org.chainrule.verification.specimen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.optimizers.Improvement;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Schedules;
import org.chainrule.optimizers.UpdateRules;

/** The index of what follows a formula without having a derivative: the update rules and the schedules. */
public final class RuleSpecimens {

    private RuleSpecimens() {}

    /** Every rule, then every schedule. */
    public static List<Specimen> all() {
        return Stream.concat(rules().stream(), schedules().stream()).toList();
    }

    /** Every update rule with its defaults and with unusual hyper-parameters, and the weight penalties around them. */
    public static List<Specimen> rules() {
        return UpdateRules.specimens().stream().<Specimen>map(RuleSpecimen::new).toList();
    }

    /** Every schedule; the one-cycle policy and the plateau also in every other form. */
    public static List<Specimen> schedules() {
        var specimens = new ArrayList<Specimen>();
        Schedules.all().forEach(schedule -> specimens.add(new ScheduleSpecimen(schedule)));
        for (var annealing : OneCycle.Annealing.values()) {
            for (var phases : OneCycle.Phases.values()) {
                specimens.add(
                        new ScheduleSpecimen(new OneCycle(0.25, 90, 0.375, annealing, phases, 10, 100, 0.75, 0.875)));
            }
        }
        for (var improvement : Improvement.values()) {
            specimens.add(new ScheduleSpecimen(new ReduceOnPlateau(0.25, 0.5, 2, improvement, 0.0625, 3, 0.01, 0.006)));
        }
        return List.copyOf(specimens);
    }
}
