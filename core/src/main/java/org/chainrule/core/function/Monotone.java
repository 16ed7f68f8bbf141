package org.chainrule.core.function;

/** How a function runs from left to right. */
public enum Monotone {
    /** x ≤ y gives f(x) ≤ f(y). */
    NON_DECREASING,
    /** x ≤ y gives f(x) ≥ f(y). */
    NON_INCREASING,
    /** Neither. */
    NO
}
