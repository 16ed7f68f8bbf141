package org.chainrule.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All parameters of a model in one flat θ, their gradients in one flat ∂θ, both of shape 1×n, with named windows.
 *
 * <p>An update rule is a few passes over {@link #values()} and {@link #gradients()}; a norm is one call; a checkpoint is
 * one file. A parameter can be {@linkplain #freeze frozen}: no gradient is computed for it (its part of ∂θ is 0) and no
 * update touches it. Not thread-safe.
 */
public final class Parameters {

    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Set<String> frozen = new LinkedHashSet<>();
    private final Matrix values;
    private final Matrix gradients;
    private int revision;

    private Parameters(Map<String, Shape> shapes, Precision precision) {
        int size = 0;
        for (Shape shape : shapes.values()) {
            size = Math.addExact(size, shape.size());
        }
        if (size == 0) {
            throw new IllegalArgumentException("parameters: found none; a model needs at least one parameter");
        }
        values = Matrix.zeros(precision, 1, size);
        gradients = Matrix.zeros(precision, 1, size);
        int offset = 0;
        for (var entry : shapes.entrySet()) {
            Shape shape = entry.getValue();
            byName.put(
                    entry.getKey(),
                    new Parameter(
                            entry.getKey(),
                            offset,
                            window(values, offset, shape.rows(), shape.columns()),
                            window(gradients, offset, shape.rows(), shape.columns())));
            offset += shape.size();
        }
    }

    private static Matrix window(Matrix flat, int offset, int rows, int columns) {
        if (flat instanceof DoubleMatrix wide) {
            return DoubleMatrix.wrap(wide.array(), wide.offset() + offset, rows, columns);
        }
        var narrow = (FloatMatrix) flat;
        return FloatMatrix.wrap(narrow.array(), narrow.offset() + offset, rows, columns);
    }

    /** Starts an empty list of named shapes. */
    public static Builder builder() {
        return new Builder();
    }

    /** Format of θ and ∂θ. */
    public Precision precision() {
        return values.precision();
    }

    /** Number of elements of θ. */
    public int size() {
        return values.size();
    }

    /** θ: 1×n, shared with every window. */
    public Matrix values() {
        return values;
    }

    /** ∂θ: 1×n, shared with every window. */
    public Matrix gradients() {
        return gradients;
    }

    /** Every named window in the order of θ. */
    public List<Parameter> all() {
        return List.copyOf(byName.values());
    }

    /** The window of this name. */
    public Parameter get(String name) {
        Parameter parameter = byName.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException(
                    "parameters: found no \"" + name + "\"; the names are " + String.join(", ", byName.keySet()));
        }
        return parameter;
    }

    /** Freezes a parameter: from now on its gradient is 0, is not computed, and no update changes it. */
    public void freeze(String name) {
        get(name).gradient().fill(0);
        if (frozen.add(name)) {
            revision++;
        }
    }

    /** Undoes {@link #freeze}. */
    public void unfreeze(String name) {
        get(name);
        if (frozen.remove(name)) {
            revision++;
        }
    }

    /** Whether the parameter of this name is frozen. */
    public boolean isFrozen(String name) {
        get(name);
        return frozen.contains(name);
    }

    /** Rises whenever a parameter is frozen or unfrozen, so that plans and optimizers know when to look again. */
    public int revision() {
        return revision;
    }

    /**
     * The parts of θ that are trained, as few contiguous pieces as possible, in the order of θ. Each is named after the
     * parameters it spans; value and gradient are 1×size windows.
     */
    public List<Parameter> trainable() {
        var pieces = new ArrayList<Parameter>();
        int start = -1;
        var names = new ArrayList<String>();
        for (Parameter parameter : byName.values()) {
            if (frozen.contains(parameter.name())) {
                addPiece(pieces, names, start, parameter.offset());
                start = -1;
            } else {
                start = start < 0 ? parameter.offset() : start;
                names.add(parameter.name());
            }
        }
        addPiece(pieces, names, start, size());
        return List.copyOf(pieces);
    }

    private void addPiece(List<Parameter> pieces, List<String> names, int start, int end) {
        if (start >= 0) {
            String name = names.size() == 1 ? names.get(0) : names.get(0) + " … " + names.get(names.size() - 1);
            pieces.add(new Parameter(
                    name, start, window(values, start, 1, end - start), window(gradients, start, 1, end - start)));
        }
        names.clear();
    }

    /** New parameters with the same names, shapes, values and frozen set, gradients 0, in the given precision. */
    public Parameters copy(Precision precision) {
        var builder = builder();
        byName.forEach((name, parameter) -> builder.add(name, parameter.shape()));
        var copy = builder.build(precision);
        copy.values.copyFrom(values);
        frozen.forEach(copy::freeze);
        return copy;
    }

    /** Names and shapes, for example {@code hidden.weight 4×3, hidden.bias 1×4}. */
    @Override
    public String toString() {
        var text = new ArrayList<String>();
        byName.values().forEach(p -> text.add(p.name() + " " + p.shape()));
        return String.join(", ", text);
    }

    /** Collects names and shapes. */
    public static final class Builder {
        private final Map<String, Shape> shapes = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a block; names are unique. */
        public Builder add(String name, Shape shape) {
            if (shapes.putIfAbsent(name, shape) != null) {
                throw new IllegalArgumentException("parameters: \"" + name + "\" is there twice; names must be unique");
            }
            return this;
        }

        /** Allocates θ and ∂θ, both 0. */
        public Parameters build(Precision precision) {
            return new Parameters(shapes, precision);
        }
    }
}
