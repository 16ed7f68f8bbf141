package org.chainrule.optimizers;

import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;

/** Surfaces to descend that need no data. */
final class Problems {

    /** A batch for objectives that do not look at it. */
    static final Batch NO_DATA = Batch.of(DoubleMatrix.zeros(1, 1), DoubleMatrix.zeros(1, 1));

    private Problems() {}

    /** Parameters with one 1×n block "theta" that holds these values. */
    static Parameters theta(Precision precision, double... values) {
        var parameters =
                Parameters.builder().add("theta", Shape.of(1, values.length)).build(precision);
        parameters.values().copyFrom(values);
        return parameters;
    }

    /** A parabola that starts here, with these curvatures and its minimum at 0. */
    static Parabola parabola(double[] start, double[] curvature) {
        return new Parabola(
                theta(Precision.FLOAT64, start), DoubleMatrix.of(curvature), DoubleMatrix.zeros(1, curvature.length));
    }

    /** L = ½ Σ c_i (θ_i − a_i)². */
    record Parabola(Parameters parameters, Matrix curvature, Matrix minimum) implements Objective {

        @Override
        public double value(Batch batch) {
            double sum = 0;
            for (int i = 0; i < curvature.size(); i++) {
                double d = parameters.values().get(i) - minimum.get(i);
                sum += 0.5 * curvature.get(i) * d * d;
            }
            return sum;
        }

        @Override
        public double gradient(Batch batch, double cotangent, double beta) {
            for (int i = 0; i < curvature.size(); i++) {
                double g = curvature.get(i) * (parameters.values().get(i) - minimum.get(i));
                add(parameters, i, cotangent * g, beta);
            }
            return value(batch);
        }

        @Override
        public double share(double part, double whole) {
            return part / whole;
        }
    }

    /** L = (1 − x)² + 100 (y − x²)², minimum 0 at (1, 1) at the end of a curved valley; Rosenbrock 1960. */
    record Rosenbrock(Parameters parameters) implements Objective {

        @Override
        public double value(Batch batch) {
            double x = parameters.values().get(0);
            double y = parameters.values().get(1);
            return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
        }

        @Override
        public double gradient(Batch batch, double cotangent, double beta) {
            double x = parameters.values().get(0);
            double y = parameters.values().get(1);
            add(parameters, 0, cotangent * (-2 * (1 - x) - 400 * x * (y - x * x)), beta);
            add(parameters, 1, cotangent * 200 * (y - x * x), beta);
            return value(batch);
        }

        @Override
        public double share(double part, double whole) {
            return part / whole;
        }
    }

    private static void add(Parameters parameters, int i, double g, double beta) {
        var gradients = parameters.gradients();
        gradients.set(i, beta == 0 ? g : g + beta * gradients.get(i));
    }
}
