package org.chainrule.examples.command;

import java.util.List;
import org.chainrule.core.data.Dataset;

/**
 * What {@code train} takes when nothing is said.
 *
 * @param hidden sizes of the hidden layers
 * @param rate learning rate
 * @param batch examples per update
 * @param epochs passes over the training data
 */
record Defaults(List<Integer> hidden, double rate, int batch, int epochs) {

    /** From this many training examples on, three epochs of small steps are many updates already. */
    private static final int MANY = 20_000;

    /** Small tables: few units, many epochs; a regression wants a finer curve than a class boundary. */
    static Defaults of(Dataset training) {
        if (training.rows() >= MANY) {
            return new Defaults(List.of(128), 3e-3, 64, 3);
        }
        int batch = Math.min(32, training.rows());
        return training.isClassification()
                ? new Defaults(List.of(16), 1e-2, batch, 80)
                : new Defaults(List.of(32, 32), 3e-3, batch, 200);
    }
}
