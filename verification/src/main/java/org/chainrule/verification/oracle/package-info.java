/**
 * Derivatives from values alone, each with an error bar of its own.
 *
 * <p>{@link org.chainrule.verification.oracle.FiniteDifference} climbs a ladder of step sizes. An oracle shares no code with
 * the rule it judges, so it asks for values only, and it says how far it can be wrong, so no tolerance has to be picked.
 */
@NullMarked
package org.chainrule.verification.oracle;

import org.jspecify.annotations.NullMarked;
