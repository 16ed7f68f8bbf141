package org.chainrule.core.initializer;

import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;

/**
 * What {@code torch.nn.Linear} starts with: weights and biases uniform within ±1/√fanIn.
 *
 * <p>PyTorch writes the weights as {@code kaiming_uniform_(a=√5)}: gain √(2/(1+5)) = √(1/3), bound gain·√(3/fanIn). The
 * biases are drawn too, which is the difference from every other initialiser here. Source:
 * {@code torch.nn.Linear.reset_parameters}.
 */
public record PytorchLinear() implements Initializer {

    @Override
    public String name() {
        return "pytorch-linear";
    }

    /** Largest magnitude of a weight and of a bias: 1/√fanIn. */
    public double bound(int fanIn, int fanOut) {
        return Math.sqrt(2.0 / Fan.IN.doubled(fanIn, fanOut));
    }

    /** Standard deviation of weights and biases: 1/√(3·fanIn). */
    public double standardDeviation(int fanIn, int fanOut) {
        return Math.sqrt(2.0 / (3 * Fan.IN.doubled(fanIn, fanOut)));
    }

    @Override
    public void fill(Matrix destination, int fanIn, int fanOut, RandomGenerator random) {
        Draws.uniform(destination, bound(fanIn, fanOut), random);
    }

    @Override
    public void fillBias(Matrix destination, int fanIn, int fanOut, RandomGenerator random) {
        Draws.uniform(destination, bound(fanIn, fanOut), random);
    }
}
