package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Gradient descent: {@code θ := θ − η·g}, with η the learning rate and g the gradient of the batch. With one example per
 * step it is stochastic approximation. Sources: Robbins and Monro 1951; Goodfellow, Bengio and Courville 2016, "Deep
 * Learning", §8.3.1, Algorithm 8.1.
 */
public record Sgd() implements UpdateRule {

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public List<String> stateNames() {
        return List.of();
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        k.addScaled(-rate, gradient, 1, theta);
    }
}
