package org.chainrule.verification.property;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chainrule.optimizers.Schedule;
import org.chainrule.verification.rule.ScheduleCheck;

/** What every schedule keeps; implement it in a test class to hold yours to it. */
public interface ScheduleContract {

    /** The schedule to hold to the contract. */
    Schedule schedule();

    /** Rates are finite and 0 or more, a function of the number of steps and the memory; see {@link ScheduleCheck}. */
    @Property(tries = 5)
    default void keepsWhatEveryScheduleKeeps(@ForAll long seed) {
        Contracts.holds(ScheduleCheck.of(schedule()).seed(seed).run());
    }
}
