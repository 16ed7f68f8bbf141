package org.chainrule.verification.speed;

/** A library at work on a workload. */
public interface Subject extends AutoCloseable {

    /** One step on the next batch; after the last batch comes the first. */
    void step();

    /** The loss of the last batch before its update; for a forward pass the sum of the squares of its results. */
    double loss();

    @Override
    default void close() {}
}
