package org.chainrule.core.io;

import java.nio.file.Path;
import java.util.Map;
import org.chainrule.core.Matrix;

/** Named matrices in a safetensors file. */
public final class SafeTensors {

    private SafeTensors() {}

    /** Writes the tensors in the order of the map. */
    public static void write(Path file, Map<String, Matrix> tensors, Map<String, String> metadata) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Reads a file. */
    public static SafeTensorsFile read(Path file) {
        throw new UnsupportedOperationException("not yet");
    }
}
