/**
 * Where checks must look: the regions of the arguments of a function, a row function, a loss or an op.
 *
 * <p>Numbers drawn from one comfortable distribution miss what goes wrong: a kink and the two doubles beside it, a tie, a
 * saturated tail, a batch of zeros. A {@link org.chainrule.verification.region.Region} is a set of points with a name, a test
 * and a generator; {@link org.chainrule.verification.region.Regions} are all of one subject, derived from what its sheet
 * says of it, so that nobody has to think of them again. A check looks at every region and counts where it has been: its
 * {@link org.chainrule.verification.region.Coverage} is part of the report, and a region that was never hit fails the check,
 * whatever the comparisons say. Test and generator are separate statements, so a generator that misses its own region is
 * noticed.
 *
 * <p>Read {@code Region}, {@code Regions}, {@code Coverage}, then {@code FunctionRegions}, which is the simplest family.
 */
@NullMarked
package org.chainrule.verification.region;

import org.jspecify.annotations.NullMarked;
