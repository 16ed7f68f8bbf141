package org.chainrule.verification.alarm;

/**
 * What the checks of one family came to.
 *
 * @param family whose
 * @param checks how many gradients were checked
 * @param accused how many of them came to FAIL, INACCURATE or JUMP
 * @param comparisons how many derivatives were compared in them
 * @param undecided how many of these were UNDECIDED
 * @param first the first accusation in words; empty if there is none
 */
public record FamilyTally(
        BenignFamily family, int checks, int accused, long comparisons, long undecided, String first) {

    /** The share of comparisons that were UNDECIDED. */
    public double undecidedShare() {
        return comparisons == 0 ? 0 : undecided / (double) comparisons;
    }
}
