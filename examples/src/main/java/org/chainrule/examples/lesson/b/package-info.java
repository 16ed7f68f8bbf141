/** Lesson B: the regressor in matrices: 3 inputs, 5 hidden units with sigmoid, 2 linear outputs. */
@NullMarked
package org.chainrule.examples.lesson.b;

import org.jspecify.annotations.NullMarked;
