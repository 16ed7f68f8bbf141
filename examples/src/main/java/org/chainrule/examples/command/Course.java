package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.chainrule.optimizers.training.TrainingListener;

/**
 * Where a training begins, what it leaves on its way, and what may end it.
 *
 * @param checkpoint file to write after every epoch
 * @param notes settings to go on with, written into the checkpoint
 * @param from where it goes on; empty for one that begins
 * @param interrupted asked once per update
 * @param listeners besides the table on the screen
 * @param statistics whether the layers are looked into after every epoch
 */
record Course(
        Optional<Path> checkpoint,
        Map<String, String> notes,
        Optional<Resumed> from,
        BooleanSupplier interrupted,
        List<TrainingListener> listeners,
        Statistics statistics) {

    /** How much is told of the layers. */
    enum Statistics {
        /** A look into each after every epoch. */
        BY_LAYER,
        /** Nothing. */
        NONE
    }

    /** From the start to the end, and no files. */
    static final Course STRAIGHT =
            new Course(Optional.empty(), Map.of(), Optional.empty(), () -> false, List.of(), Statistics.NONE);
}
