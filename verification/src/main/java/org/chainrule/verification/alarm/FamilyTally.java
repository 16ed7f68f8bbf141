package org.chainrule.verification.alarm;

/**
 * What the checks of one family came to.
 *
 * @param family whose
 * @param checks how many gradients were checked
 * @param accused how many of them came to FAIL, INACCURATE or JUMP
 * @param comparisons how many derivatives were compared in them
 * @param undecided how many of these were UNDECIDED
 * @param conditioned how many of the gradients are well conditioned: some derivative of theirs has a bar and rounding
 *     together of at most {@link #CONDITIONED} of itself
 * @param missed how many of those were not accused
 * @param first the first accusation in words; empty if there is none
 */
public record FamilyTally(
        BenignFamily family,
        int checks,
        int accused,
        long comparisons,
        long undecided,
        int conditioned,
        int missed,
        String first) {

    /**
     * A slope that is wrong by 10⁻⁹ of itself is surely noticed if bar and rounding are less than half of that; a fifth of
     * the half leaves room for gradients that are right to a few ulps only.
     */
    public static final double CONDITIONED = 1e-10;

    /** The share of comparisons that were UNDECIDED. */
    public double undecidedShare() {
        return comparisons == 0 ? 0 : undecided / (double) comparisons;
    }

    /** The share of gradients that are well conditioned. */
    public double conditionedShare() {
        return checks == 0 ? 0 : conditioned / (double) checks;
    }
}
