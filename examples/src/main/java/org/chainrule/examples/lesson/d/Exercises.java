package org.chainrule.examples.lesson.d;

import java.util.List;

/**
 * The exercises of lesson D that are answered with numbers; {@link Exercise#remarks} marks an answer. The seventh, any
 * number of layers and neurons, is answered with a network: {@link AnyShape#net} marks it.
 */
public final class Exercises {

    private Exercises() {}

    /** Exercises 1 to 6, in order. */
    public static List<Exercise> all() {
        var changes = AllChanges.compute();
        return List.of(
                ForwardExercise.compute().exercise(),
                NearingTheLabel.compute().exercise(),
                ReluExercise.compute().exercise(),
                changes.exerciseToOutput(),
                changes.exerciseIntoHidden(),
                HowFast.compute().exercise());
    }
}
