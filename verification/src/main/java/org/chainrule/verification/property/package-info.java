/**
 * Contracts and generators for property tests with jqwik, which is an optional dependency: only who uses this package needs
 * it.
 *
 * <p>Each contract is held by implementing one method in a test class: {@link
 * org.chainrule.verification.property.FunctionContract} for a function of one number, {@link
 * org.chainrule.verification.property.RowFunctionContract} of a row, {@link
 * org.chainrule.verification.property.OpContract} for an op, {@link org.chainrule.verification.property.LossContract} for a
 * loss; and, with nothing of this library in them, {@link org.chainrule.verification.property.GradientContract} for any
 * {@code double[]} to {@code double} and {@link org.chainrule.verification.property.VectorGradientContract} for any
 * {@code double[]} to {@code double[]}. A contract that is broken shows the whole report of the check.
 *
 * <pre>{@code
 * class MySwishProperties implements FunctionContract {
 *     public ScalarFunction function() {
 *         return new MySwish();
 *     }
 * }
 * }</pre>
 */
@NullMarked
package org.chainrule.verification.property;

import org.jspecify.annotations.NullMarked;
