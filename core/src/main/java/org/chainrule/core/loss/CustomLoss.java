package org.chainrule.core.loss;

/** The open door: a loss of your own, used exactly like the built-in ones. */
public non-sealed interface CustomLoss extends Loss {}
