package org.chainrule.verification.formula;

/**
 * A dual number: a value and its derivative with respect to one variable.
 *
 * @param value f
 * @param tangent ∂f
 * @param <T> the numbers
 */
public record Dual<T>(T value, T tangent) {}
