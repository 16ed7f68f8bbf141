package org.chainrule.core.function;

/** How the stated ulps of a slope are meant. */
public enum SlopeBound {
    /** Everywhere, as they are. */
    ULPS,
    /**
     * Times max(1, κ), with κ = |x f″(x)/f′(x)| the condition number of the slope: where the slope passes through 0, the
     * nearest double to x already moves it by κ half ulps.
     */
    ULPS_TIMES_CONDITION
}
