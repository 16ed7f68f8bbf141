package org.chainrule.verification.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.verification.oracle.Lengths;

/**
 * A line through the variables of a {@link Subject}: moving along it moves them, and closing it puts them back.
 *
 * @param direction what tells the line from others through the same point
 * @param value the number of the subject at a place of the line
 * @param at the place where the variables are
 * @param lengths along it
 * @param back puts the variables back
 */
record SubjectLine(List<Double> direction, DoubleUnaryOperator value, double at, Lengths lengths, Runnable back)
        implements AutoCloseable {

    /**
     * All variables at once: t ↦ x + t v, from t = 0 on.
     *
     * @param x the variables, one array per block
     * @param v the direction, likewise
     */
    static SubjectLine along(Subject subject, List<double[]> x, List<double[]> v) {
        var blocks = subject.blocks();
        return new SubjectLine(
                v.stream().flatMapToDouble(Arrays::stream).boxed().toList(),
                t -> {
                    for (int b = 0; b < x.size(); b++) {
                        var value = blocks.get(b).value();
                        for (int i = 0; i < value.size(); i++) {
                            value.set(i, x.get(b)[i] + t * v.get(b)[i]);
                        }
                    }
                    return subject.value();
                },
                0,
                Lengths.along(x, v, 1),
                () -> {
                    for (int b = 0; b < x.size(); b++) {
                        blocks.get(b).value().copyFrom(x.get(b));
                    }
                });
    }

    /** A single element, which is itself what varies, so that its steps are the realised ones. */
    static SubjectLine ofElement(Subject subject, int b, int i) {
        var value = subject.blocks().get(b).value();
        double at = value.get(i);
        return new SubjectLine(
                List.of(Double.NaN, (double) b, (double) i), // as no direction is
                t -> {
                    value.set(i, t);
                    return subject.value();
                },
                at,
                Lengths.ofNumber(at),
                () -> value.set(i, at));
    }

    /** Of the first steps along it. */
    double scale() {
        return lengths.scale();
    }

    /** Puts the variables back where they were when the line was drawn. */
    void moveBack() {
        back.run();
    }

    @Override
    public void close() {
        moveBack();
    }
}
