/** Lesson D: one example by hand, node by node: 3 inputs, 4 hidden units, 1 output, no linear algebra. */
@NullMarked
package org.chainrule.examples.lesson.d;

import org.jspecify.annotations.NullMarked;
