/**
 * The curriculum as five lessons, each computed from the public API and each run by a test.
 *
 * <p>{@code Lessons}, beside the commands, names them: A, the classifier trained sample by sample
 * ({@code lesson.a}); B, the regressor in matrices ({@code lesson.b}); C, the image classifier ({@code lesson.c}); D, one
 * example by hand, node by node ({@code lesson.d}); E, gradients of your own ({@code harness}). A lesson is a list of sections; a section computes its facts first and
 * prints them second, so that tests can assert the facts without reading the text. */
@NullMarked
package org.chainrule.examples.lesson;

import org.jspecify.annotations.NullMarked;
