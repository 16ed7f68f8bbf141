package org.chainrule.verification.mutant;

/** Something that differentiates a graph of parameters with a 1×1 output. */
public interface Engine {

    /** The initial values of all parameters, one after the other. */
    double[] initial();

    /** The output at these parameters. */
    double value(double[] at);

    /** The gradient at these parameters, as this engine finds it. */
    double[] gradient(double[] at);
}
