package org.chainrule.core.loss;

/** The loss of one row: L(p, t) from a prediction p and a target t. */
public sealed interface Loss permits CustomLoss, ElementLoss, RowLoss {

    /** Lower-case name with hyphens. */
    String name();

    /** The reduction used when none is given. */
    Reduction defaultReduction();

    /** What turns the network's output into the prediction a person wants to see. */
    OutputLink link();

    /**
     * Columns of the target for a prediction of n columns: n, or 1 for a class index, or 0 if there is no target.
     *
     * @throws IllegalArgumentException if no prediction of n columns makes sense
     */
    int targetColumns(int n);

    /** Elements of a row for {@link Reduction#MEAN_OVER_ELEMENTS}: n, unless the prediction has several blocks. */
    default int elements(int n) {
        return n;
    }

    /**
     * How much a row counts in a {@link Reduction#WEIGHTED_MEAN}: 1, unless the loss has class weights or ignores a class.
     * A target that is out of range is not refused here: {@link #value} does that, and names the row.
     *
     * @param t target of the row; not modified
     * @param n columns of the prediction
     */
    default double weight(double[] t, int n) {
        return 1;
    }

    /** What is known and promised of this loss with these parameters: formulas, domains, accuracy, conventions. */
    LossSheet sheet();

    /**
     * L(p, t).
     *
     * @param p prediction, the first n elements; not modified
     * @param t target, the first {@code targetColumns(n)} elements; not modified
     * @throws IllegalArgumentException if the prediction or target is out of range, naming column and value
     */
    double value(double[] p, double[] t, int n);

    /**
     * {@code dp := ∂L/∂p}.
     *
     * @param dp the first n elements are written
     */
    void slope(double[] p, double[] t, int n, double[] dp);
}
