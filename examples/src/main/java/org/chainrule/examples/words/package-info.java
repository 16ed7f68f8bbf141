/**
 * Words for what went wrong: {@link org.chainrule.examples.words.FileTrouble} says why a file cannot be read or written without a
 * class name of Java's, {@link org.chainrule.examples.words.Nearest} finds the names that a misspelt one is near to.
 */
@NullMarked
package org.chainrule.examples.words;

import org.jspecify.annotations.NullMarked;
