package org.chainrule.verification.formula;

/** Whether a relation holds between numbers that may be known only in part. */
public enum Truth {
    /** It does. */
    HOLDS,
    /** It does not. */
    FAILS,
    /** It cannot be told. */
    UNDECIDED;

    static Truth of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }
}
