package org.chainrule.core.data;

import java.util.List;

/** A table read from text. */
public final class CsvTable {

    CsvTable() {}

    /** Names of the columns. */
    public List<String> columns() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Says which column is the target. */
    public CsvTable target(String column) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Says which column, counted from 0, is the target. */
    public CsvTable target(int column) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Leaves columns out. */
    public CsvTable without(String... names) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The examples. */
    public Dataset dataset() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The examples, split. */
    public Split split(double trainShare, double validationShare, long seed) {
        return Split.of(dataset(), trainShare, validationShare, seed);
    }
}
