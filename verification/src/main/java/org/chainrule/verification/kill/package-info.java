/**
 * How good the checks are: every class of mutants, in every specimen that it fits, under the specimen's own check.
 *
 * <p>Read {@link org.chainrule.verification.kill.KillMatrix}.
 */
@NullMarked
package org.chainrule.verification.kill;

import org.jspecify.annotations.NullMarked;
