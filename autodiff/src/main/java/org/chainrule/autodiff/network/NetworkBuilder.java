package org.chainrule.autodiff.network;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.initializer.Initializer;

/** Collects the layers of a {@link Network}. */
public final class NetworkBuilder {

    /** He et al. 2015, "Delving Deep into Rectifiers", §2.1. */
    private static final double FIRST_SLOPE = 0.25;

    private final int inputs;
    private final List<Layer> layers = new ArrayList<>();
    private int columns;

    NetworkBuilder(int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("network: found " + inputs + " inputs; needs at least 1");
        }
        this.inputs = inputs;
        columns = inputs;
    }

    /** Adds a linear layer. */
    public NetworkBuilder dense(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("network: found a layer of " + units + " units; needs at least 1");
        }
        return add(new Layer.Dense("", columns, units));
    }

    /** Adds a linear layer followed by a scalar function. */
    public NetworkBuilder dense(int units, ScalarFunction activation) {
        return dense(units).activation(activation);
    }

    /** Adds a linear layer followed by a row function, such as softmax. */
    public NetworkBuilder dense(int units, RowFunction activation) {
        return dense(units).activation(activation);
    }

    /** Adds a scalar function. */
    public NetworkBuilder activation(ScalarFunction function) {
        return add(new Layer.Activation(function));
    }

    /**
     * Adds a row function; the next layer has as many inputs as it has columns.
     *
     * @throws IllegalArgumentException if it does not take rows of this many columns
     */
    public NetworkBuilder activation(RowFunction function) {
        return add(new Layer.RowActivation(function));
    }

    /** Adds a ReLU that learns one slope for the negative arguments of the whole layer, at first {@value #FIRST_SLOPE}. */
    public NetworkBuilder prelu() {
        return add(new Layer.Prelu("", 1));
    }

    /** Adds a ReLU that learns a slope for negative arguments for each column, at first {@value #FIRST_SLOPE}. */
    public NetworkBuilder preluPerFeature() {
        return add(new Layer.Prelu("", columns));
    }

    /**
     * Adds dropout: while training, every element is 0 with this probability, and what is left is that much larger.
     *
     * @param seed of the masks; the layer's place gives it a stream of its own
     */
    public NetworkBuilder dropout(double rate, long seed) {
        return add(new Layer.Dropout("", rate, seed));
    }

    private NetworkBuilder add(Layer layer) {
        layers.add(layer);
        columns = Network.columnsAfter(layer, columns);
        return this;
    }

    /** The network in float64 with initial weights drawn from the seed's stream "initialisation". */
    public Network initialised(Initializer initializer, long seed) {
        return initialised(initializer, seed, Precision.FLOAT64);
    }

    /** The network in this precision; the same seed gives the same weights, rounded to the precision. */
    public Network initialised(Initializer initializer, long seed, Precision precision) {
        var named = named();
        var builder = Parameters.builder();
        for (Layer layer : named) {
            if (layer instanceof Layer.Dense dense) {
                builder.add(dense.name() + ".weight", Shape.of(dense.units(), dense.inputs()));
                builder.add(dense.name() + ".bias", Shape.of(1, dense.units()));
            } else if (layer instanceof Layer.Prelu prelu) {
                builder.add(prelu.name() + ".weight", Shape.of(1, prelu.slopes()));
            }
        }
        var parameters = builder.build(precision);
        var random = new Seed(seed).stream("initialisation");
        for (Layer layer : named) {
            if (layer instanceof Layer.Dense dense) {
                var weight = parameters.get(dense.name() + ".weight").value();
                var bias = parameters.get(dense.name() + ".bias").value();
                initializer.fill(weight, dense.inputs(), dense.units(), random);
                initializer.fillBias(bias, dense.inputs(), dense.units(), random);
            } else if (layer instanceof Layer.Prelu prelu) {
                parameters.get(prelu.name() + ".weight").value().fill(FIRST_SLOPE);
            }
        }
        return new Network(inputs, named, parameters);
    }

    private List<Layer> named() {
        long count = layers.stream().filter(Layer.Dense.class::isInstance).count();
        var named = new ArrayList<Layer>();
        int number = 0;
        int rectifiers = 0;
        int dropouts = 0;
        for (Layer layer : layers) {
            if (layer instanceof Layer.Dense dense) {
                number++;
                String name = number == count ? "output" : "hidden" + number;
                named.add(new Layer.Dense(name, dense.inputs(), dense.units()));
            } else if (layer instanceof Layer.Prelu prelu) {
                rectifiers++;
                named.add(new Layer.Prelu("prelu" + rectifiers, prelu.slopes()));
            } else if (layer instanceof Layer.Dropout dropout) {
                dropouts++;
                named.add(new Layer.Dropout("dropout" + dropouts, dropout.rate(), dropout.seed()));
            } else {
                named.add(layer);
            }
        }
        if (number == 0) {
            throw new IllegalArgumentException("network: found no dense layer; a network needs at least one");
        }
        return named;
    }
}
