/**
 * What is done with a gradient: update rules, schedules, and the optimizer that holds their state.
 *
 * <p>Read {@link org.chainrule.optimizers.Sgd} first: one line. {@link org.chainrule.optimizers.Momentum} adds one state
 * slot, {@link org.chainrule.optimizers.RmsProp} another, {@link org.chainrule.optimizers.Adam} has both and a correction
 * for their start at zero. The others differ from these four in a line or two, which their documentation shows; all have
 * PyTorch's conventions. A rule is a value: hyper-parameters and a pure formula over kernel verbs, written once for both
 * precisions. What it remembers from step to step lies in an {@link org.chainrule.optimizers.Optimizer}, where anyone can
 * read it. A pull of the weights towards 0 is a rule around a rule, {@link org.chainrule.optimizers.WeightPenalty}: coupled
 * through the gradient or decoupled from it. A rule of your own is a {@link org.chainrule.optimizers.CustomRule}.
 *
 * <p>The learning rate is no hyper-parameter of a rule; it comes from a {@link org.chainrule.optimizers.Schedule}, step by
 * step. Most schedules are functions of the number of steps; {@link org.chainrule.optimizers.OneCycle} also moves the
 * momentum, and {@link org.chainrule.optimizers.ReduceOnPlateau} watches the loss.
 *
 * <p>Between the gradient and the rule a {@link org.chainrule.optimizers.GradientTransform} may change ∂θ: clip it,
 * or add noise. A {@link org.chainrule.optimizers.ParameterGroup} is updated by another rule or at another rate than the rest.
 *
 * <p>Nothing here knows how a gradient is computed: {@link org.chainrule.core.Parameters} with a filled ∂θ are enough. The
 * loop that fills it is in {@link org.chainrule.optimizers.training}.
 */
@NullMarked
package org.chainrule.optimizers;

import org.jspecify.annotations.NullMarked;
