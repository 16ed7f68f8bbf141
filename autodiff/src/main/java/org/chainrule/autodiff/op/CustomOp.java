package org.chainrule.autodiff.op;

/**
 * The open door: an op of your own, used exactly like the built-in ones. Hold it to the op contract of the verification
 * module.
 */
public non-sealed interface CustomOp extends Op {}
