package org.chainrule.verification.specimen;

/** The open door: specimens of other families, such as the update rules of optimizers, or your own. */
public non-sealed interface CustomSpecimen extends Specimen {}
