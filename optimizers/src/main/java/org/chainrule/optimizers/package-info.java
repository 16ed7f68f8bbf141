/**
 * What is done with a gradient: update rules, schedules, and the optimizer that holds their state.
 *
 * <p>Read {@link org.chainrule.optimizers.Sgd} first: one line. {@link org.chainrule.optimizers.Momentum} adds one state
 * slot, {@link org.chainrule.optimizers.RmsProp} another, {@link org.chainrule.optimizers.Adam} has both and a correction
 * for their start at zero. A rule is a value: hyper-parameters and a pure formula over kernel verbs, written once for both
 * precisions. What it remembers from step to step lies in an {@link org.chainrule.optimizers.Optimizer}, where anyone can
 * read it. A rule of your own is a {@link org.chainrule.optimizers.CustomRule}.
 *
 * <p>The learning rate is no hyper-parameter of a rule; it comes from a {@link org.chainrule.optimizers.Schedule}, step by
 * step.
 *
 * <p>Nothing here knows how a gradient is computed: {@link org.chainrule.core.Parameters} with a filled ∂θ are enough. The
 * loop that fills it is in {@link org.chainrule.optimizers.training}.
 */
@NullMarked
package org.chainrule.optimizers;

import org.jspecify.annotations.NullMarked;
