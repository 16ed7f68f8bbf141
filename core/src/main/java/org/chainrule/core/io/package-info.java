/**
 * Named matrices in safetensors files, and files that are there whole or not at all.
 *
 * <p>{@link org.chainrule.core.io.SafeTensors} writes and reads; {@link org.chainrule.core.io.WholeFile} is how every
 * file of this project is written; {@link org.chainrule.core.io.FileException} is how every file problem is told.
 */
@NullMarked
package org.chainrule.core.io;

import org.jspecify.annotations.NullMarked;
