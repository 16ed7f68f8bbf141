/** Update rules and schedules: what is done with a gradient. */
@NullMarked
package org.chainrule.optimizers;

import org.jspecify.annotations.NullMarked;
