package org.chainrule.optimizers;

import java.util.List;

/**
 * One schedule for so many steps, then another, which counts from 0: a warm-up and what follows it. More than two are
 * sequences of sequences.
 *
 * @param first for the first steps; one that only needs the number of steps
 * @param steps at least 1
 * @param next for all steps after them; it observes only what is observed then
 */
public record Sequence(Schedule first, long steps, Schedule next) implements Schedule {

    /** Refuses fewer than one step, and a first schedule that remembers. */
    public Sequence {
        Ranges.steps("sequence", "steps", steps);
        if (!first.memoryNames().isEmpty()) {
            throw new IllegalArgumentException(
                    "sequence: found " + first + " in first place; a schedule that watches the loss must be the last");
        }
    }

    @Override
    public double rate(long made) {
        return made < steps ? first.rate(made) : next.rate(made - steps);
    }

    @Override
    public UpdateRule rule(long made, UpdateRule rule) {
        return made < steps ? first.rule(made, rule) : next.rule(made - steps, rule);
    }

    @Override
    public List<String> memoryNames() {
        return next.memoryNames();
    }

    @Override
    public double[] freshMemory() {
        return next.freshMemory();
    }

    @Override
    public double rate(long made, double[] memory) {
        return made < steps ? first.rate(made) : next.rate(made - steps, memory);
    }

    @Override
    public void observe(long made, double measure, double[] memory) {
        if (made > steps) {
            next.observe(made - steps, measure, memory);
        }
    }
}
