/**
 * Assertions in the manner of AssertJ, which is an optional dependency: only who uses this package needs it.
 *
 * <pre>{@code
 * assertThatGradient(loss, gradient).at(0.5, -1.25).agreesWithDifferences();      // double[] to double
 * assertThatJacobian(layer).vjp(backward).at(point).agreesWithDifferences();      // double[] to double[]
 * assertThatGradient(at, loss, gradient).agreesWithDifferences();                 // several arrays, by name
 * assertThatGradient(new MySwish()).agreesWithDifferences();                      // a function, op, loss, graph
 * assertThatGradient(objective).on(batch).agreesWithDifferences();                // a network
 * assertThatGradient(loss, wrong).at(0.5, -1.25).isRejected().says("opposite sign");
 * }</pre>
 *
 * <p>A failure shows the whole report of the check.
 */
@NullMarked
package org.chainrule.verification.assertion;

import org.jspecify.annotations.NullMarked;
