/**
 * Planted faults: gradients that are wrong in ways that real libraries have been wrong, each with the check that catches it.
 *
 * <p>A check that has never caught anything proves nothing. Every {@link org.chainrule.verification.fault.Fault} carries the
 * same check twice, on the fault and on what it was planted in; the first must not pass, the second must. Read
 * {@link org.chainrule.verification.fault.Faults} for the list.
 */
@NullMarked
package org.chainrule.verification.fault;

import org.jspecify.annotations.NullMarked;
