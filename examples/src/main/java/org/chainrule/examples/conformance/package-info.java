/**
 * Holds the library to folders of reference numbers, file by file, entry by entry.
 *
 * <p>{@link org.chainrule.examples.conformance.Conformance} finds the files of a folder and gives each to its
 * {@link org.chainrule.examples.conformance.Kind}, which runs every entry through the public API in float64 and writes what
 * it finds into a {@link org.chainrule.examples.conformance.Tally}. What the reference calls a function, a loss or a rule,
 * and what this library calls it, stands in one place per family ({@code Golden…}).
 */
@NullMarked
package org.chainrule.examples.conformance;

import org.jspecify.annotations.NullMarked;
