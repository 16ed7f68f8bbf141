package org.chainrule.core.data;

/** Whether the first line names the columns. */
public enum Header {
    /**
     * The first line is a header if none of its cells is a number or missing while some cell of the second line is a
     * number. A table of texts alone is taken to have none.
     */
    DETECTED,
    /** The first line names the columns. */
    PRESENT,
    /** The first line is data; the columns are called {@code column1}, {@code column2}, … */
    ABSENT
}
