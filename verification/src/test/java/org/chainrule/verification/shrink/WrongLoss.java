package org.chainrule.verification.shrink;

import org.chainrule.verification.loss.Squares;

/** Squared error whose slope lacks the 2. */
record WrongLoss() implements Squares {

    @Override
    public double times() {
        return 1;
    }
}
