package org.chainrule.verification.check;

/** What a comparison of a claimed derivative with an oracle comes to. */
public enum Verdict {
    /** They agree to within the oracle's bar and the stated rounding, and the bar is narrow enough to mean something. */
    PASS,
    /** The formula is right but digits are lost: they differ, yet agree to more than half of the digits. */
    INACCURATE,
    /** They differ. */
    FAIL,
    /** The value itself jumps here, so there is no derivative to compare with. */
    JUMP,
    /** The oracle's bar is too wide to decide. Counted and capped, never a silent pass. */
    UNDECIDED
}
