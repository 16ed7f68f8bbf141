/**
 * Show-cases: gradients that are wrong in ways that real libraries have been wrong, each with the check that catches it.
 *
 * <p>A check that has never caught anything proves nothing. Every {@link org.chainrule.verification.fault.Fault} carries the
 * same check twice, on the fault and on what it was planted in; the first must not pass, the second must. They are taken from
 * the classes of mutants, one of each; {@link org.chainrule.verification.fault.Faults} is the list.
 */
@NullMarked
package org.chainrule.verification.fault;

import org.jspecify.annotations.NullMarked;
