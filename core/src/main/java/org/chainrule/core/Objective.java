package org.chainrule.core;

/**
 * Something with parameters that, given a batch, returns a loss and fills gradients. It is all an optimizer knows of a
 * model: a network with a loss is one, a parabola is another.
 *
 * <p>A gradient is a sum over examples, so parts of a batch can be computed one after the other, or anywhere, and added:
 * give each part the cotangent {@link #share} and let β add them up.
 */
public interface Objective {

    /** θ and ∂θ. */
    Parameters parameters();

    /** The loss of the batch at θ; ∂θ is not touched. */
    double value(Batch batch);

    /**
     * The loss L of the batch at θ, and {@code ∂θ := cotangent · ∂L/∂θ + β · ∂θ}. With β = 0 the old ∂θ is not read.
     *
     * @param cotangent factor on the gradient (not on the returned loss): 1 for ∂L/∂θ itself
     * @param beta 0 to overwrite ∂θ, 1 to add to it
     * @return the loss, without the cotangent
     */
    double gradient(Batch batch, double cotangent, double beta);

    /** The loss L of the batch, and {@code ∂θ := ∂L/∂θ}. */
    default double gradient(Batch batch) {
        return gradient(batch, 1, 0);
    }

    /** How much a batch weighs in a whole: its number of examples, unless some count more than others. */
    default double weight(Batch batch) {
        return batch.rows();
    }

    /**
     * How much of the loss of the whole the loss of a part is: {@code part/whole} for a loss that is a mean over examples,
     * 1 for one that is a sum.
     *
     * @param part {@link #weight} of the part
     * @param whole {@link #weight} of the whole; if it is 0 no example counts, and the share of a mean is 0
     */
    double share(double part, double whole);

    /**
     * How many random draws have been made so far, such as dropout masks: with the seed they say what comes next, so a
     * training that goes on from a checkpoint calls {@link #drawFrom} with the number it has stored. 0 if nothing is drawn.
     */
    default long drawn() {
        return 0;
    }

    /** Goes on as if so many random draws had been made. */
    default void drawFrom(long draws) {}

    /**
     * Where a loss that is not finite comes from: for people, one sentence that names the first quantity that is NaN or
     * infinite and the ranges of what it was computed from; empty if nothing is known, or all is finite.
     */
    default String explainNotFinite(Batch batch) {
        return "";
    }
}
