package org.chainrule.core.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
     * How this file differs from what is wanted: every missing, unexpected and misshapen tensor and every other number format
     * at once, a phrase each.
     *
     * @param wanted matrices by name, in any order; their elements do not count
     * @return empty if all is as wanted
     */
    public List<String> differences(Map<String, ? extends Matrix> wanted) {
        var differences = new ArrayList<String>();
        wanted.forEach((name, matrix) -> {
            var found = tensors.get(name);
            if (found == null) {
                differences.add("\"" + name + "\" is missing (" + matrix.shape() + ")");
            } else if (!found.shape().equals(matrix.shape())) {
                differences.add("\"" + name + "\" is " + found.shape() + " instead of " + matrix.shape());
            } else if (found.precision() != matrix.precision()) {
                differences.add("\"" + name + "\" is " + found.precision() + " instead of " + matrix.precision());
            }
        });
        tensors.forEach((name, matrix) -> {
            if (!wanted.containsKey(name)) {
                differences.add("\"" + name + "\" (" + matrix.shape() + ") is not expected");
            }
        });
        return List.copyOf(differences);
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
