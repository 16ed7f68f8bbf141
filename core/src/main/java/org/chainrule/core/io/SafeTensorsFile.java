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
}
