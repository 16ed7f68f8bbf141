package org.chainrule.core.initializer;

/** The open door: an initialiser of your own. */
public non-sealed interface CustomInitializer extends Initializer {}
