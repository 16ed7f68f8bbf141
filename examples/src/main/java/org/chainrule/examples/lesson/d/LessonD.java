package org.chainrule.examples.lesson.d;

import java.util.List;
import java.util.function.Supplier;
import org.chainrule.examples.lesson.Section;
import org.chainrule.examples.lesson.Toolbox;

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
                HowFast::compute,
                AnyShape::compute,
                LocalMinima::compute,
                Companions::compute,
                WhenToStop::compute,
                () -> Toolbox.compute(Rows.oneHot(24, 42), 4, 8, 8));
    }
}
