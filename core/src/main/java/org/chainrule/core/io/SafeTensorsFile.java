package org.chainrule.core.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.core.Matrix;

/**
 * What a safetensors file holds.
 *
 * @param tensors matrices by name, in the order of the file
 * @param metadata free texts by name, in the order of the file
 */
public record SafeTensorsFile(Map<String, Matrix> tensors, Map<String, String> metadata) {

    /** Copies the maps, keeping their order. */
    public SafeTensorsFile {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * The matrix of this name.
     *
     * @throws FileException if there is none; the message lists what there is
     */
    public Matrix tensor(String name) {
        var matrix = tensors.get(name);
        if (matrix == null) {
            throw new FileException("safetensors: found no tensor \"" + name + "\", expected one of "
                    + String.join(", ", tensors.keySet()));
        }
        return matrix;
    }
}
