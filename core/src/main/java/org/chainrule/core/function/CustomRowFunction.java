package org.chainrule.core.function;

/** The open door: a row function of your own, used exactly like the built-in ones. */
public non-sealed interface CustomRowFunction extends RowFunction {}
