package org.chainrule.core.function;

/** Which of input and output a derivative rule reads; what is not read may be overwritten before the backward pass. */
public enum Reads {
    /** Neither: the derivative is constant. */
    NOTHING,
    /** The inputs only. */
    INPUTS,
    /** The output only. */
    OUTPUT,
    /** Both. */
    BOTH;

    /** Whether the inputs are read. */
    public boolean inputs() {
        return this == INPUTS || this == BOTH;
    }

    /** Whether the output is read. */
    public boolean output() {
        return this == OUTPUT || this == BOTH;
    }
}
