package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says about the columns of a table.
 *
 * @param target column to predict: a name, or a number from 1; empty to guess
 * @param drop columns to leave out, joined by commas; empty to guess
 */
record CsvChoice(Optional<String> target, Optional<String> drop) {

    /** Refuses what is said of columns where there are none. */
    void requireNoneOf(Path folder) {
        if (target.isPresent() || drop.isPresent()) {
            String option = target.isPresent() ? "--target" : "--drop";
            throw new IllegalArgumentException(
                    option + ": found \"" + target.or(() -> drop).get() + "\" but " + folder
                            + " is a folder of images, which have no columns; leave " + option + " out");
        }
    }
}
