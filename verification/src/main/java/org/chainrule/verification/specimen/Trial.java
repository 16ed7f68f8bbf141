package org.chainrule.verification.specimen;

import org.chainrule.verification.check.CheckReport;

/**
 * A check in stages.
 *
 * @param stages how many there are
 * @param runner runs one of them
 */
public record Trial(int stages, Stage runner) {

    /** Runs a stage from a seed. */
    @FunctionalInterface
    public interface Stage {
        /** The report of a stage, from 0. */
        CheckReport run(int stage, long seed);
    }

    /** The report of a stage. */
    public CheckReport run(int stage, long seed) {
        return runner.run(stage, seed);
    }
}
