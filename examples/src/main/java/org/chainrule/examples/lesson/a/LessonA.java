package org.chainrule.examples.lesson.a;

import java.util.List;
import java.util.function.Supplier;
import org.chainrule.core.Batch;
import org.chainrule.core.data.Generated;
import org.chainrule.core.data.OneHot;
import org.chainrule.examples.lesson.Section;
import org.chainrule.examples.lesson.Toolbox;

/** The table of contents of lesson A. */
public final class LessonA {

    private LessonA() {}

    /** Every section, in order. */
    public static List<Supplier<? extends Section>> sections() {
        return List.of(
                OneSample::compute,
                TwoClasses::compute,
                Epochs::compute,
                Drastic::compute,
                LinearCollapse::compute,
                Saliency::compute,
                Adversarial::compute,
                () -> Toolbox.compute(spirals(), 16, 8, 6));
    }

    private static Batch spirals() {
        return OneHot.encode(Generated.spirals(3, 10, 0.15, 42));
    }
}
