/** The chainrule command. */
@NullMarked
package org.chainrule.examples;

import org.jspecify.annotations.NullMarked;
