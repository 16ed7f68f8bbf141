/**
 * Small ops and row functions that the library has no use for, but that real libraries have got wrong: written so that those
 * faults are tried too. They are right; their mutants are among the others.
 */
@NullMarked
package org.chainrule.verification.mutant.model;

import org.jspecify.annotations.NullMarked;
