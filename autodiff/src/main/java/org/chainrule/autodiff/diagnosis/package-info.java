/**
 * What a person would look for in a network that does not learn: how large the gradients of each layer are, which units
 * are dead, which are saturated.
 *
 * <p>{@link org.chainrule.autodiff.diagnosis.Diagnosis} runs one batch forward and backward and measures;
 * {@link org.chainrule.core.metric.LayerStatistics} is what it found in one layer, with the remarks that follow.
 */
@NullMarked
package org.chainrule.autodiff.diagnosis;

import org.jspecify.annotations.NullMarked;
