package org.chainrule.optimizers.training;

import java.util.Optional;

/** Ends a training before its last epoch. A rule is a value; what it remembers of one training is in a {@link Monitor}. */
public sealed interface StoppingRule permits CustomStopping, Patience, Tolerance {

    /** What must be measured for this rule. */
    Needs needs();

    /** The kind of reason this rule gives. */
    StopReason reason();

    /** A new watch over a training that begins. */
    Monitor start();

    /** What a rule reads that is not always measured. */
    enum Needs {
        /** Loss and measures of the training data only. */
        NOTHING,
        /** {@link EpochRecord#largestChange()}: one more copy of θ and one more pass over it per iteration. */
        LARGEST_CHANGE,
        /** {@link EpochRecord#validationLoss()}: the trainer must have validation data. */
        VALIDATION
    }

    /** One rule in one training. */
    @FunctionalInterface
    interface Monitor {

        /**
         * A sentence if the training is to end after this epoch, else empty. Called once per epoch, in order; when resuming,
         * first for the epochs of the checkpoint, of which only the answer to the last counts.
         */
        Optional<String> after(EpochRecord epoch);
    }
}
