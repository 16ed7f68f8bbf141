package org.chainrule.verification.fault;

import java.util.Optional;
import java.util.function.Supplier;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.specimen.Faulty;

/**
 * A wrong gradient to look at: one mutant of its class, under the check that catches it.
 *
 * @param name of the class of faults, lower-case with hyphens
 * @param sentence what is right → what is wrong
 * @param plantedIn which specimen, and where in it
 * @param caughtBy which check catches it, and what exposes it
 * @param faulty runs that check on the fault; its report does not pass
 * @param sound runs the same check on what the fault was planted in; its report passes
 * @param subject what has the fault; empty if it is none of the kinds that can be looked at closer
 */
public record Fault(
        String name,
        String sentence,
        String plantedIn,
        String caughtBy,
        Supplier<CheckReport> faulty,
        Supplier<CheckReport> sound,
        Optional<Faulty> subject) {

    /** Name, place and sentence. */
    @Override
    public String toString() {
        return name + ": " + plantedIn + ": " + sentence;
    }
}
