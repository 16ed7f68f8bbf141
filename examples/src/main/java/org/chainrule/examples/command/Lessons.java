package org.chainrule.examples.command;

import java.util.List;
import org.chainrule.examples.harness.LessonE;
import org.chainrule.examples.lesson.Lesson;
import org.chainrule.examples.lesson.a.LessonA;
import org.chainrule.examples.lesson.b.LessonB;
import org.chainrule.examples.lesson.c.LessonC;
import org.chainrule.examples.lesson.d.LessonD;

/** The index of the lessons. */
public final class Lessons {

    private Lessons() {}

    /** All five, in order. */
    public static List<Lesson> all() {
        return List.of(
                new Lesson("A", "a classifier, sample by sample", LessonA.sections()),
                new Lesson("B", "a regressor, in matrices", LessonB.sections()),
                new Lesson("C", "an image classifier", LessonC.sections()),
                new Lesson("D", "one example by hand, node by node", LessonD.sections()),
                new Lesson("E", "check a gradient of your own", LessonE.sections()));
    }

    /**
     * The lesson of this letter, large or small.
     *
     * @throws IllegalArgumentException if there is none, listing the letters there are
     */
    public static Lesson named(String letter) {
        return all().stream()
                .filter(lesson -> lesson.letter().equalsIgnoreCase(letter))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("lesson: found no \"" + letter + "\"; choose A, B, C, D or E"));
    }
}
