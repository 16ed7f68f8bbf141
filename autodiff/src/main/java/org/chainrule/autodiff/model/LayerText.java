package org.chainrule.autodiff.model;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Layer;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.NetworkBuilder;
import org.chainrule.core.Figures;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunctions;

/** The layers of a network as text, one per line: {@code inputs 784}, {@code dense 128}, {@code relu}, {@code dense 10}. */
final class LayerText {

    private LayerText() {}

    static String of(Network network) {
        var lines = new ArrayList<String>();
        lines.add("inputs " + network.inputs());
        for (Layer layer : network.layers()) {
            lines.add(line(layer));
        }
        return String.join("\n", lines);
    }

    private static String line(Layer layer) {
        if (layer instanceof Layer.Dense dense) {
            return "dense " + dense.units();
        } else if (layer instanceof Layer.Prelu prelu) {
            return prelu.slopes() == 1 ? "prelu" : "prelu per feature";
        } else if (layer instanceof Layer.Dropout dropout) {
            return "dropout " + Figures.shortest(dropout.rate()) + " " + dropout.seed();
        } else if (layer instanceof Layer.Activation activation) {
            if (activation.function() instanceof CustomFunction own) {
                throw own(own.name());
            }
            return "map " + activation.function().name();
        }
        var function = ((Layer.RowActivation) layer).function();
        if (function instanceof CustomRowFunction own) {
            throw own(own.name());
        }
        return "rows " + function.name();
    }

    private static IllegalArgumentException own(String name) {
        return new IllegalArgumentException(
                "model: \"" + name + "\" is a function of your own, which a file can name but"
                        + " not hold; save the parameters with SafeTensors.write and build the network in code");
    }

    /**
     * The network that a text says.
     *
     * @throws IllegalArgumentException if it says none, naming the line
     */
    static NetworkBuilder parse(String text) {
        var lines = List.of(text.split("\n", -1));
        var builder = Network.inputs(number(lines.get(0), "inputs"));
        for (String line : lines.subList(1, lines.size())) {
            add(builder, line);
        }
        return builder;
    }

    private static void add(NetworkBuilder builder, String line) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "dense" -> builder.dense(number(line, "dense"));
            case "prelu" -> {
                if (line.equals("prelu")) {
                    builder.prelu();
                } else {
                    builder.preluPerFeature();
                }
            }
            case "dropout" -> {
                String[] numbers = line.split(" ", -1);
                if (numbers.length != 3) {
                    throw unknown(line);
                }
                builder.dropout(Double.parseDouble(numbers[1]), Long.parseLong(numbers[2]));
            }
            case "map" -> builder.activation(ScalarFunctions.parse(words[words.length - 1]));
            case "rows" -> builder.activation(RowFunctions.parse(words[words.length - 1]));
            default -> throw unknown(line);
        }
    }

    private static int number(String line, String word) {
        if (!line.startsWith(word + " ")) {
            throw unknown(line);
        }
        return Integer.parseInt(line.substring(word.length() + 1));
    }

    private static IllegalArgumentException unknown(String line) {
        return new IllegalArgumentException("found the layer \"" + line
                + "\"; it must be inputs, dense, map, rows, prelu or dropout with what belongs to it");
    }
}
