package org.chainrule.verification.mutant;

import org.chainrule.autodiff.op.Op;

/**
 * An op with one fault in its vjp.
 *
 * @param name of the class of faults, lower-case with hyphens
 * @param asIf what went wrong, to follow "as if": {@code the transpose were missing}
 * @param op the faulty op; forward it is the sound one
 */
public record OpMutant(String name, String asIf, Op op) {}
