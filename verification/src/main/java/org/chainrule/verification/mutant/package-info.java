/**
 * Ways in which a derivative can be wrong.
 *
 * <p>A mutant is the sound thing with one fault, of a class that real libraries have had or might have. The checks are
 * measured by how many they kill, and a failure is explained by the mutant that would give the same wrong numbers. Nothing
 * here checks anything.
 */
@NullMarked
package org.chainrule.verification.mutant;

import org.jspecify.annotations.NullMarked;
