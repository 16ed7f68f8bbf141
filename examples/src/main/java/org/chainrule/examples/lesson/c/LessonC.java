package org.chainrule.examples.lesson.c;

import java.util.List;
import java.util.function.Supplier;
import org.chainrule.core.Batch;
import org.chainrule.core.data.OneHot;
import org.chainrule.examples.lesson.Section;
import org.chainrule.examples.lesson.Toolbox;

/** The table of contents of lesson C. */
public final class LessonC {

    private LessonC() {}

    /** Every section, in order. */
    public static List<Supplier<? extends Section>> sections() {
        return List.of(
                ForwardPass::compute,
                Symmetry::compute,
                DyingRelu::compute,
                Vanishing::compute,
                InputScales::compute,
                LearningRates::compute,
                () -> Toolbox.compute(oneHot(), Images.HIDDEN, 6, 2));
    }

    /** Some of the images with one column per class. */
    private static Batch oneHot() {
        return OneHot.encode(Images.scaled(-1, 1).first(24));
    }
}
