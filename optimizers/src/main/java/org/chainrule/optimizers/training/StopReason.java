package org.chainrule.optimizers.training;

/** The kinds of reasons for which a training ends. */
public enum StopReason {
    /** A rule of the user's own. */
    CUSTOM,
    /** The loss or a parameter became NaN or infinite. */
    DIVERGED,
    /** All epochs asked for were made. */
    EPOCHS,
    /** It was asked to stop, see {@link Trainer#interruptedBy}. */
    INTERRUPTED,
    /** The validation loss did not improve any more. */
    PATIENCE,
    /** The updates no longer counted. */
    TOLERANCE
}
