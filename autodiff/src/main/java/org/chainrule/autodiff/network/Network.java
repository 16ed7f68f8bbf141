package org.chainrule.autodiff.network;

import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Linear;
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

    /** The same layers with a copy of the parameters in another precision. */
    public Network in(Precision precision) {
        return new Network(inputs, layers, parameters.copy(precision));
    }

    /** Writes the layers into a graph; the pre-activations are named {@code hidden1}, …, {@code output}. */
    public Node write(Graph graph, Node x) {
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
        return " " + ((Layer.RowActivation) layer).function().name();
    }
}
