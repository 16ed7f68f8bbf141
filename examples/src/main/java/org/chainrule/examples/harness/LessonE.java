package org.chainrule.examples.harness;

import java.util.List;
import java.util.function.Supplier;
import org.chainrule.examples.lesson.Section;

/** The table of contents of lesson E. */
public final class LessonE {

    private LessonE() {}

    /** Every section, in order. */
    public static List<Supplier<? extends Section>> sections() {
        return List.of(ByHand::compute, TwoLayers::compute, OwnOp::compute, OwnFunctionAndLoss::compute);
    }
}
