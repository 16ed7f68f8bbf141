package org.chainrule.examples.command;

import java.util.Optional;

/**
 * What the command line says about the columns of a table.
 *
 * @param target column to predict: a name, or a number from 1; empty to guess
 * @param drop columns to leave out, joined by commas; empty to guess
 */
record CsvChoice(Optional<String> target, Optional<String> drop) {}
