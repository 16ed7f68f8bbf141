package org.chainrule.core.initializer;

/** The distribution that initial weights are drawn from; both have mean 0. */
public enum Distribution {
    /** Normal, not truncated. */
    NORMAL,
    /** Uniform between −bound and bound, with bound = √3 · standard deviation. */
    UNIFORM
}
