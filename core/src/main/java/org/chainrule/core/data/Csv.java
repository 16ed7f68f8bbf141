package org.chainrule.core.data;

import java.nio.file.Path;

/** Tables of text. */
public final class Csv {

    private Csv() {}

    /** Reads a table. */
    public static CsvTable read(Path file) {
        throw new UnsupportedOperationException("not yet");
    }
}
