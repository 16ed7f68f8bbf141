package org.chainrule.core.io;

import java.io.Serial;

/**
 * A file that cannot be read, is not what it should be, or cannot be written. The message is one sentence: which file,
 * where in it, what was expected, what was found, how to mend it.
 */
public final class FileException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    /** A problem found in the content. */
    public FileException(String message) {
        super(message);
    }

    /** A problem reported by the file system. */
    public FileException(String message, Throwable cause) {
        super(message, cause);
    }
}
