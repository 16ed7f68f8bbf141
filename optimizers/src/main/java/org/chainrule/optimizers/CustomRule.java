package org.chainrule.optimizers;

/** The open door: an update rule of your own, used exactly like the built-in ones, but always on the thread that calls the optimizer. */
public non-sealed interface CustomRule extends UpdateRule {}
