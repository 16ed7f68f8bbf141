/** Lesson C: the image classifier: 4096 inputs, 8 hidden units with ReLU, one sigmoid output, 209 images. */
@NullMarked
package org.chainrule.examples.lesson.c;

import org.jspecify.annotations.NullMarked;
