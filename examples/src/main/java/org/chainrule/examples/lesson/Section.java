package org.chainrule.examples.lesson;

/** One step of a lesson: facts that have been computed, and the text that shows them. */
public interface Section {

    /** Heading. */
    String title();

    /** Prints explanation, formula, the numbers in it, and their confirmation. */
    void print(LessonOutput out);
}
