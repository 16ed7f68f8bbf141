package org.chainrule.verification.mutant;

import org.chainrule.optimizers.Schedule;

/**
 * A schedule with one fault.
 *
 * @param name of the class of faults, lower-case with hyphens
 * @param asIf what went wrong, to follow "as if"
 * @param schedule the faulty schedule
 */
public record ScheduleMutant(String name, String asIf, Schedule schedule) {}
