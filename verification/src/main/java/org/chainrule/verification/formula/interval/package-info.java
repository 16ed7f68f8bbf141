/**
 * Interval arithmetic over binary numbers of any precision and any exponent: results that are surely right.
 *
 * <p>Read {@link org.chainrule.verification.formula.interval.Real} (one number, every operation rounded down or up as
 * asked), then {@link org.chainrule.verification.formula.interval.Interval} (two of them that enclose the exact result), then
 * the elementary functions, which are computed in whole numbers with the error counted in units of the last place and
 * added to both ends. An exponent is a whole number of any size, so e^(1e300) is a number like any other; only beyond
 * 2^(±2^32768) an enclosure becomes unbounded.
 */
@NullMarked
package org.chainrule.verification.formula.interval;

import org.jspecify.annotations.NullMarked;
