package org.chainrule.core.function;

/**
 * The open door: a scalar function of your own, used exactly like the built-in ones. Implement it as a record, then hold
 * it to the function contract of the verification module.
 */
public non-sealed interface CustomFunction extends ScalarFunction {}
