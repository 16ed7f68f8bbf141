/**
 * Ops: each one a formula and, beside it, its vector-Jacobian product for every input.
 *
 * <p>{@link org.chainrule.autodiff.op.Op} is sealed, so its {@code permits} list is the table of contents;
 * {@link org.chainrule.autodiff.op.CustomOp} is the open door. An op has no state: what it needs between forward and
 * backward it finds in its {@link org.chainrule.autodiff.op.Operands}, which belong to one plan.
 */
@NullMarked
package org.chainrule.autodiff.op;

import org.jspecify.annotations.NullMarked;
