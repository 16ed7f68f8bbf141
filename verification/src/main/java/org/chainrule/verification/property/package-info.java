/**
 * Contracts and generators for property tests with jqwik, which is an optional dependency: only who uses this package needs
 * it.
 *
 * <p>Hold a function, op or loss of your own to its contract by implementing one method:
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
