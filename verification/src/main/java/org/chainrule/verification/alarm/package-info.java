/**
 * The false-alarm meter: how often a check accuses a gradient that is right.
 *
 * <p>{@link org.chainrule.verification.alarm.BenignFamilies} draws functions that are known to trouble gradient checks, each
 * with a correct gradient: near poles and edges of the domain, steep, oscillating, with large offsets, at kinks and at
 * distances of them from 10⁻¹² to 1, saturated, cancelling. {@link org.chainrule.verification.alarm.FalseAlarms} checks them
 * and counts; it also multiplies the right gradients by a number near 1 and counts how often that is noticed, since a
 * check that accuses nobody raises no false alarm either. A gradient is well conditioned if some derivative of it has a bar and
 * rounding of at most 10⁻¹⁰ of itself; one that is wrong by 10⁻⁹ is then noticed every time.
 */
@NullMarked
package org.chainrule.verification.alarm;

import org.jspecify.annotations.NullMarked;
