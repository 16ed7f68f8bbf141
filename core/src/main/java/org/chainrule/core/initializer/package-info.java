/** Initial values of parameters. */
@NullMarked
package org.chainrule.core.initializer;

import org.jspecify.annotations.NullMarked;
