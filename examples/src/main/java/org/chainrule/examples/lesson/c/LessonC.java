package org.chainrule.examples.lesson.c;

import java.util.List;
import java.util.function.Supplier;
import org.chainrule.examples.lesson.Section;

/** The table of contents of lesson C. */
public final class LessonC {

    private LessonC() {}

    /** Every section, in order. */
    public static List<Supplier<? extends Section>> sections() {
        return List.of(ForwardPass::compute, Symmetry::compute, DyingRelu::compute);
    }
}
