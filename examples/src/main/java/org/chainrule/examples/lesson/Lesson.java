package org.chainrule.examples.lesson;

import java.util.List;
import java.util.function.Supplier;

/**
 * One account of how a network learns, told with numbers that are computed while it is told.
 *
 * @param letter A, B, C, D or E
 * @param title what it is about
 * @param sections what it tells, in order; each is computed when its turn comes
 */
public record Lesson(String letter, String title, List<Supplier<? extends Section>> sections) {

    /** Copies the list of sections. */
    public Lesson {
        sections = List.copyOf(sections);
    }

    /** Tells the whole lesson: computes every section and prints it. */
    public void run(LessonOutput out) {
        out.title("Lesson " + letter + ": " + title);
        int number = 0;
        for (Supplier<? extends Section> each : sections) {
            number++;
            Section section = each.get();
            out.heading(letter + number + ". " + section.title());
            section.print(out);
        }
    }
}
