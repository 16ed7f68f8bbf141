package org.chainrule.optimizers;

/** The open door: a gradient transform of your own. */
@FunctionalInterface
public non-sealed interface CustomTransform extends GradientTransform {}
