package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Precision;
import org.chainrule.core.function.LogSoftmax;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Softplus;
import org.chainrule.core.initializer.Initializer;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.Loss;

/**
 * Sizes of the layers, input and output included, as in {@code 784-128-10}.
 *
 * @param sizes at least two, each at least 1
 */
record Architecture(List<Integer> sizes) {

    /** Largest size of a layer: beyond it a weight matrix of two such layers would not fit an array. */
    private static final int LARGEST = 32768;

    Architecture {
        sizes = List.copyOf(sizes);
    }

    /** Reads sizes joined by hyphens. */
    static Architecture parse(String text) {
        var sizes = new ArrayList<Integer>();
        String[] parts = text.strip().split("-", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean readable = parts[i].matches("\\d{1,6}");
            int size = readable ? Integer.parseInt(parts[i]) : 0;
            if (size < 1 || size > LARGEST) {
                throw new IllegalArgumentException("--arch " + text + ": found \"" + parts[i] + "\" at place " + (i + 1)
                        + "; every size must be a whole number from 1 to " + LARGEST
                        + ", joined by hyphens, for example 784-128-10");
            }
            sizes.add(size);
        }
        if (sizes.size() < 2) {
            throw new IllegalArgumentException("--arch " + text + ": found " + sizes.size()
                    + " size; at least the inputs and the outputs are needed, for example 4-16-3");
        }
        return new Architecture(sizes);
    }

    /** These hidden sizes between the inputs and the outputs. */
    static Architecture of(int inputs, List<Integer> hidden, int outputs) {
        var sizes = new ArrayList<Integer>();
        sizes.add(inputs);
        sizes.addAll(hidden);
        sizes.add(outputs);
        return new Architecture(sizes);
    }

    /** Inputs. */
    int inputs() {
        return sizes.get(0);
    }

    /** Outputs. */
    int outputs() {
        return sizes.get(sizes.size() - 1);
    }

    /** Sizes between the inputs and the outputs. */
    List<Integer> hidden() {
        return sizes.subList(1, sizes.size() - 1);
    }

    /** Refuses sizes that do not fit the data, saying which would. */
    void requireFit(int inputs, List<Integer> outputs, String what) {
        if (inputs() != inputs || !outputs.contains(outputs())) {
            throw new IllegalArgumentException(
                    "--arch " + this + ": does not fit the data, which has " + inputs + " inputs and " + what
                            + "; give " + of(inputs, hidden(), outputs.get(0)) + " or leave --arch out");
        }
    }

    /** The network with this activation behind every hidden layer, and behind the last what gives numbers that the loss takes. */
    Network network(ScalarFunction activation, Loss loss, double dropout, long seed, Precision precision) {
        var builder = Network.inputs(inputs());
        for (int units : hidden()) {
            builder.dense(units, activation);
            if (dropout > 0) {
                builder.dropout(dropout, seed);
            }
        }
        var sheet = loss.sheet();
        boolean sumToOne = sheet.target() == Domain.DISTRIBUTION || sheet.target() == Domain.ONE_HOT;
        switch (sheet.parts().get(0).domain()) {
            case DISTRIBUTION -> builder.dense(outputs(), new Softmax());
            case LOG_DISTRIBUTION, LOG_PROBABILITY -> builder.dense(outputs(), new LogSoftmax());
            case POSITIVE, NON_NEGATIVE, ABOVE_MINUS_ONE -> builder.dense(outputs(), new Softplus());
            case PROBABILITY -> {
                if (sumToOne) {
                    builder.dense(outputs(), new Softmax());
                } else {
                    builder.dense(outputs(), new Sigmoid());
                }
            }
            case ANY, SIGN, COUNT, CLASS, ONE_HOT -> builder.dense(outputs());
        }
        return builder.initialised(initializerFor(activation), seed, precision);
    }

    /** He for the ReLU family, whose units pass half of the signal; Xavier for the rest. */
    static Initializer initializerFor(ScalarFunction activation) {
        return Double.isInfinite(activation.datasheet().supremum()) ? Initializers.he() : Initializers.xavier();
    }

    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
