package org.chainrule.verification.specimen;

import org.chainrule.verification.check.CheckReport;

/**
 * A check in stages.
 *
 * @param stages how many there are
 * @param runner runs one of them
 */
public record Trial(int stages, Stage runner) {

    /** How far a stage goes. */
    public enum Extent {
        /** To its first FAIL or INACCURATE. */
        FIRST_FAULT,
        /** To its end, so that every witness is heard. */
        WHOLE
    }

    /** Runs a stage from a seed. */
    @FunctionalInterface
    public interface Stage {
        /** The report of a stage, from 0. */
        CheckReport run(int stage, long seed, Extent extent);
    }

    /** The report of a stage. */
    public CheckReport run(int stage, long seed, Extent extent) {
        return runner.run(stage, seed, extent);
    }
}
