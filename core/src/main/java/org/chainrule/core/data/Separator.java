package org.chainrule.core.data;

/** What stands between the cells of a line. */
public enum Separator {
    /**
     * Found in the first line that is not blank, outside quotes: a tab if it has one, else a semicolon, else a comma, else
     * runs of blanks.
     */
    DETECTED,
    /** A comma. */
    COMMA,
    /** A semicolon. */
    SEMICOLON,
    /** One tab. */
    TAB,
    /** Any run of blanks and tabs; those at the ends of a line do not count. */
    WHITESPACE
}
