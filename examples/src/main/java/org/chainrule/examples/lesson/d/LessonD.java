package org.chainrule.examples.lesson.d;

import java.util.List;
import java.util.function.Supplier;
import org.chainrule.examples.lesson.Section;

/** The table of contents of lesson D. */
public final class LessonD {

    private LessonD() {}

    /** Every section, in order. */
    public static List<Supplier<? extends Section>> sections() {
        return List.of(
                PublishedArithmetic::new,
                Judgement::compute,
                TrueFigures::compute,
                ForwardExercise::compute,
                NearingTheLabel::compute,
                ReluExercise::compute,
                AllChanges::compute,
                HowFast::compute);
    }
}
