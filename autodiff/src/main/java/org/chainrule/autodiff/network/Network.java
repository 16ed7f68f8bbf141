package org.chainrule.autodiff.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.core.Figures;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/**
 * A feed-forward network of any depth: layers and their parameters.
 *
 * <pre>{@code
 * var network = Network.inputs(4).dense(16, new Relu()).dense(3).initialised(Initializers.he(), seed);
 * }</pre>
 *
 * <p>Dense layers are named {@code hidden1}, {@code hidden2}, … and {@code output}; W is out×in, row j holds the weights
 * into unit j. Layers with learned slopes are named {@code prelu1}, {@code prelu2}, ….
 */
public final class Network {

    private final int inputs;
    private final List<Layer> layers;
    private final Parameters parameters;

    Network(int inputs, List<Layer> layers, Parameters parameters) {
        this.inputs = inputs;
        this.layers = List.copyOf(layers);
        this.parameters = parameters;
    }

    /** Starts a network that takes rows of this many numbers. */
    public static NetworkBuilder inputs(int columns) {
        return new NetworkBuilder(columns);
    }

    /** Columns of the input. */
    public int inputs() {
        return inputs;
    }

    /** Columns of the output. */
    public int outputs() {
        int columns = inputs;
        for (Layer layer : layers) {
            columns = columnsAfter(layer, columns);
        }
        return columns;
    }

    static int columnsAfter(Layer layer, int columns) {
        if (layer instanceof Layer.Dense dense) {
            return dense.units();
        }
        return layer instanceof Layer.RowActivation row ? row.function().columns(columns) : columns;
    }

    /** The layers, input side first. */
    public List<Layer> layers() {
        return layers;
    }

    /** θ and ∂θ, shared with every objective and predictor of this network. */
    public Parameters parameters() {
        return parameters;
    }

    /** The dropout layers, input side first. */
    public List<Layer.Dropout> dropouts() {
        return layers.stream()
                .filter(Layer.Dropout.class::isInstance)
                .map(Layer.Dropout.class::cast)
                .toList();
    }

    /**
     * What every parameter is called in a PyTorch {@code nn.Sequential} of the same layers: the position of the layer among
     * all layers (activations and dropout count), then {@code .weight} or {@code .bias}. Layouts are the same already: W is
     * out×in.
     *
     * @return names of {@link #parameters()} to names of PyTorch's, in the order of θ
     */
    public Map<String, String> torchNames() {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Dense dense) {
                names.put(dense.name() + ".weight", i + ".weight");
                names.put(dense.name() + ".bias", i + ".bias");
            } else if (layers.get(i) instanceof Layer.Prelu prelu) {
                names.put(prelu.name() + ".weight", i + ".weight");
            }
        }
        return Collections.unmodifiableMap(names);
    }

    /** The same layers with a copy of the parameters in another precision. */
    public Network in(Precision precision) {
        return new Network(inputs, layers, parameters.copy(precision));
    }

    /**
     * Writes the layers into a graph as they are used, without dropout; the pre-activations are named {@code hidden1}, …,
     * {@code output}.
     */
    public Node write(Graph graph, Node x) {
        return write(graph, x, (y, dropout) -> y);
    }

    /**
     * Writes the layers as they are trained: every dropout layer multiplies by an input of the graph under its name,
     * batch×columns, for whoever runs the graph to fill ({@link DropoutMask}).
     */
    public Node writeForTraining(Graph graph, Node x) {
        return write(
                graph,
                x,
                (y, dropout) ->
                        graph.multiply(y, graph.input(dropout.name(), y.shape().columns())));
    }

    private Node write(Graph graph, Node x, BiFunction<Node, Layer.Dropout, Node> dropping) {
        Node y = x;
        String last = "input";
        for (Layer layer : layers) {
            if (layer instanceof Layer.Dense dense) {
                last = dense.name();
                var w = graph.parameter(
                        last + ".weight", parameters.get(last + ".weight").value());
                var b = graph.parameter(
                        last + ".bias", parameters.get(last + ".bias").value());
                y = graph.apply(last, new Linear(), y, w, b);
            } else if (layer instanceof Layer.Prelu prelu) {
                String weight = prelu.name() + ".weight";
                y = graph.prelu(
                        y, graph.parameter(weight, parameters.get(weight).value()));
            } else if (layer instanceof Layer.Activation activation) {
                y = graph.map(activation.function(), y);
            } else if (layer instanceof Layer.RowActivation row) {
                y = graph.mapRows(row.function(), y);
            } else if (layer instanceof Layer.Dropout dropout) {
                y = dropping.apply(y, dropout);
            }
        }
        return y;
    }

    /** This network with a loss, its default reduction, and the standard kernels. */
    public SupervisedObjective objective(Loss loss) {
        return objective(loss, loss.defaultReduction(), KernelChoice.standard());
    }

    /** This network with a loss, computed with these kernels. */
    public SupervisedObjective objective(Loss loss, KernelChoice kernels) {
        return objective(loss, loss.defaultReduction(), kernels);
    }

    /** This network with a loss reduced in this way, computed with these kernels. */
    public SupervisedObjective objective(Loss loss, Reduction reduction, KernelChoice kernels) {
        return SupervisedObjective.of(this, loss, reduction, kernels);
    }

    /** For example {@code 784 → 128 relu → 10}. */
    @Override
    public String toString() {
        return inputs + layers.stream().map(Network::text).collect(Collectors.joining());
    }

    private static String text(Layer layer) {
        if (layer instanceof Layer.Dense dense) {
            return " → " + dense.units();
        } else if (layer instanceof Layer.Activation activation) {
            return " " + activation.function().name();
        } else if (layer instanceof Layer.Prelu prelu) {
            return " prelu(" + prelu.slopes() + (prelu.slopes() == 1 ? " slope)" : " slopes)");
        }
        return layer instanceof Layer.Dropout dropout
                ? " dropout(" + Figures.shortest(dropout.rate()) + ")"
                : " " + ((Layer.RowActivation) layer).function().name();
    }
}
