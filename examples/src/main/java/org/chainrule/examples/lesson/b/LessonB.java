package org.chainrule.examples.lesson.b;

import java.util.List;
import java.util.function.Supplier;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.data.Generated;
import org.chainrule.examples.lesson.Section;
import org.chainrule.examples.lesson.Toolbox;

/** The table of contents of lesson B. */
public final class LessonB {

    private LessonB() {}

    /** Every section, in order. */
    public static List<Supplier<? extends Section>> sections() {
        return List.of(
                Backward::compute,
                MeanUpdate::compute,
                Counting::compute,
                Stopping::compute,
                () -> Toolbox.compute(oneHot(), 5, 8, 8));
    }

    /** Rows of the regression as classes, for the losses that need them: which of the two targets is larger. */
    private static Batch oneHot() {
        var rows = Generated.regression(24, 3);
        var classes = DoubleMatrix.zeros(rows.rows(), 2);
        for (int i = 0; i < rows.rows(); i++) {
            classes.set(i, rows.targets().get(i, 0) > rows.targets().get(i, 1) ? 0 : 1, 1);
        }
        return Batch.of(rows.inputs(), classes);
    }
}
