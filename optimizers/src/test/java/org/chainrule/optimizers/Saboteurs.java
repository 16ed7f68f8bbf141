package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/** Adam with one mistake each. */
final class Saboteurs {

    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    static final double EPSILON = 1e-8;

    private Saboteurs() {}

    private abstract static class Broken implements CustomRule {
        @Override
        public String name() {
            return getClass().getSimpleName();
        }

        @Override
        public List<String> stateNames() {
            return List.of("m", "v");
        }
    }

    /** m and v used as they are. */
    static final class CorrectionMissing extends Broken {
        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            k.addScaled(1 - BETA1, gradient, BETA1, state.get(0));
            k.addSquares(1 - BETA2, gradient, BETA2, state.get(1));
            k.addQuotient(-rate, state.get(0), state.get(1), 1, EPSILON, theta);
        }
    }

    /** √(v + ε) for √v + ε. */
    static final class EpsilonInside extends Broken {
        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            double c1 = 1 - StrictMath.pow(BETA1, (double) step);
            double c2 = 1 - StrictMath.pow(BETA2, (double) step);
            k.addScaled(1 - BETA1, gradient, BETA1, state.get(0));
            k.addSquares(1 - BETA2, gradient, BETA2, state.get(1));
            for (int i = 0; i < theta.size(); i++) {
                double root = Math.sqrt(state.get(1).get(i) / c2 + EPSILON);
                theta.set(i, theta.get(i) - rate * (state.get(0).get(i) / c1) / root);
            }
        }
    }

    /** θ is moved with the m and v of the step before. */
    static final class StaleState extends Broken {
        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            double c1 = 1 - StrictMath.pow(BETA1, (double) step);
            double c2 = 1 - StrictMath.pow(BETA2, (double) step);
            k.addQuotient(-rate / c1, state.get(0), state.get(1), 1 / Math.sqrt(c2), EPSILON, theta);
            k.addScaled(1 - BETA1, gradient, BETA1, state.get(0));
            k.addSquares(1 - BETA2, gradient, BETA2, state.get(1));
        }
    }

    /** Keeps m and v in the rule, where every optimizer with this rule finds them. */
    static final class SharedState extends Broken {
        private final List<Matrix> own = List.of(DoubleMatrix.zeros(1, 4), DoubleMatrix.zeros(1, 4));

        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            new Adam().update(k, step, rate, theta, gradient, own);
        }
    }

    /** Climbs. */
    static final class SignFlipped extends Broken {
        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            new Adam().update(k, step, -rate, theta, gradient, state);
        }
    }

    /** A rule whose learning rate is one ten-thousandth too large. */
    record Hasty(UpdateRule rule) implements CustomRule {
        @Override
        public String name() {
            return "hasty " + rule.name();
        }

        @Override
        public List<String> stateNames() {
            return rule.stateNames();
        }

        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            rule.update(k, step, rate * 1.0001, theta, gradient, state);
        }
    }

    /** Allocates a little in every step. */
    static final class Allocating extends Broken {
        private Matrix last = DoubleMatrix.zeros(1, 1);

        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            new Sgd().update(k, step, rate, theta, gradient, state);
            last = Matrix.copyOf(gradient, gradient.precision());
        }

        Matrix last() {
            return last;
        }
    }
}
