package org.chainrule.core.data;

import org.chainrule.core.Figures;

/** Checks of the arguments of generated sets. */
final class Require {

    private Require() {}

    static void atLeast(String set, String what, int least, int found) {
        if (found < least) {
            throw new IllegalArgumentException(
                    set + ": found " + found + " as the number of " + what + "; it must be at least " + least);
        }
    }

    static void noise(String set, double noise) {
        if (!(noise >= 0) || !Double.isFinite(noise)) {
            throw new IllegalArgumentException(set + ": found a noise of " + Figures.shortest(noise)
                    + "; it is a standard deviation and must be finite and at least 0");
        }
    }
}
