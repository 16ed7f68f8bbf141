/**
 * Everything that has a derivative of its own, with the check that it must pass.
 *
 * <p>Read {@link org.chainrule.verification.specimen.Specimen}, then {@link org.chainrule.verification.specimen.Specimens}, the
 * index: it is derived from the indexes of functions, row functions and losses, so that whoever adds one there has a specimen,
 * and a census compares it with the sealed families. A specimen also knows how to run its check on each of its mutants. Update
 * rules and schedules follow a formula too; their index is {@link org.chainrule.verification.specimen.RuleSpecimens}.
 */
@NullMarked
package org.chainrule.verification.specimen;

import org.jspecify.annotations.NullMarked;
