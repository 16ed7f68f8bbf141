package org.chainrule.optimizers;

/** The open door: an update rule of your own, used exactly like the built-in ones. */
public non-sealed interface CustomRule extends UpdateRule {}
