/**
 * Assertions in the manner of AssertJ, which is an optional dependency: only who uses this package needs it.
 *
 * <pre>{@code
 * assertThatGradient(objective).on(batch).agreesWithDifferences();
 * }</pre>
 */
@NullMarked
package org.chainrule.verification.assertion;

import org.jspecify.annotations.NullMarked;
