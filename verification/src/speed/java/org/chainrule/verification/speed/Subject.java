package org.chainrule.verification.speed;

/** A library at work on a workload. */
public interface Subject extends AutoCloseable {

    /** One step on the next batch; after the last batch comes the first. */
    void step();

    /** A step that returns the loss of its batch before the update, or the sum of squares of the results of a forward pass. */
    double stepWithLoss();

    @Override
    default void close() {}
}
