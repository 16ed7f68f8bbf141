/** Lesson A: the classifier, sample by sample, and what its input gradient gives away. */
@NullMarked
package org.chainrule.examples.lesson.a;

import org.jspecify.annotations.NullMarked;
