package org.chainrule.verification.check;

/**
 * How large the variables of a {@link Subject} are, block by block. Steps of the first ladder are about 1 long; among small
 * variables, as the weights of a network may be, they lead past turns and kinks whose distance is that of the variables, and what
 * they say is to be confirmed by steps that do not.
 */
final class OwnSize {

    /** Variables of this size are not small: the shorter half of the first ladder's steps stays among them. */
    private static final double ORDINARY = 0x1p-4;

    /** Of shorter steps the rounding of the values leaves too little. */
    static final double LEAST = 0x1p-14;

    /** Right networks with weights from 10⁻⁴ to 1 were seen up to 22 times outside. */
    private static final double BEYOND_DOUBT = 64;

    /**
     * A single variable has its kinks where they show, since its slope is not small because those of others are; one claim in 500,000
     * right ones was 1.05 times outside.
     */
    private static final double BEYOND_DOUBT_ALONE = 2;

    private final double[] sizes;
    private final double smallest;
    private final boolean isAlone;

    OwnSize(Subject subject) {
        sizes = subject.blocks().stream()
                .mapToDouble(block -> Entries.rms(block.value().toArray()))
                .toArray();
        double least = Double.POSITIVE_INFINITY;
        for (double size : sizes) {
            least = size > 0 ? Math.min(least, size) : least;
        }
        smallest = least;
        isAlone = subject.blocks().stream().mapToInt(Block::size).sum() == 1;
    }

    /** The scale of steps that stay among the variables of a block; where all of them are 0, among the smallest others. */
    double scale(int block) {
        return scaleFor(sizes[block] > 0 ? sizes[block] : smallest);
    }

    /** Of steps that stay among all variables. */
    double scale() {
        return scaleFor(smallest);
    }

    private static double scaleFor(double size) {
        return Math.max(LEAST, Math.scalb(1.0, Math.getExponent(Math.min(1, size))));
    }

    /** So many times its tolerance a claim is outside that no turn among small variables puts it there. */
    double beyondDoubt() {
        return isAlone ? BEYOND_DOUBT_ALONE : BEYOND_DOUBT;
    }

    /** Whether steps of this scale are those of ordinary variables. */
    static boolean isOrdinary(double scale) {
        return scale >= ORDINARY;
    }
}
