/**
 * Derivatives from values alone, each with an error bar of its own.
 *
 * <p>{@link org.chainrule.verification.oracle.FiniteDifference} climbs a ladder of step sizes. An oracle shares no code with
 * the rule it judges, so it asks for values only, and it says how far it can be wrong, so no tolerance has to be picked.
 *
 * <p>Read on from there in {@code Ladder}, which says what values are asked for; {@code Noise}, which measures how much they
 * jitter and why: they are rounded, they come in {@code Steps}, or the function turns between the samples; {@code Side}, the
 * values to one side and the quotients made of them; {@code Tableau}, the extrapolation and its bar; {@code Parting} and
 * {@code Slopes}, kinks and jumps; {@code Nearer}, shorter ladders for tiny arguments and near edges.
 *
 * <p>Values cannot tell everything. A ripple that is lower than about sixteen roundings of the value is hidden by them, however
 * steep, and so is one that is shorter than the nearest samples are apart, 2⁻³⁶ of the scale; so is what was rounded away on the way to the value, as in log(tanh 30), which is 0 whatever its slope.
 */
@NullMarked
package org.chainrule.verification.oracle;

import org.jspecify.annotations.NullMarked;
