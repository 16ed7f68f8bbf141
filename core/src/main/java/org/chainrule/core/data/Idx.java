package org.chainrule.core.data;

import java.nio.file.Path;

/** IDX files. */
public final class Idx {

    private Idx() {}

    /** The four MNIST files of a folder. */
    public static TrainTest mnist(Path directory) {
        throw new UnsupportedOperationException("not yet");
    }

    /** One pair of files. */
    public static Dataset read(Path images, Path labels) {
        throw new UnsupportedOperationException("not yet");
    }
}
