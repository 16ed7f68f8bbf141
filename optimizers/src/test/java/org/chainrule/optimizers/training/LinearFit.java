package org.chainrule.optimizers.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;

/**
 * A straight line through data: loss of a row {@code ½ (w·x − t)²}, summed or averaged over the rows. Allocates nothing
 * unless it is asked to remember which rows it saw.
 */
final class LinearFit implements Objective {

    private enum Reduction {
        SUM,
        MEAN
    }

    private final Reduction reduction;
    private final Parameters parameters;
    private final DoubleMatrix x;
    private final DoubleMatrix t = DoubleMatrix.zeros(1, 1);
    private final double[] sums;
    private boolean remembering;
    /** The first input of every example, batch by batch. */
    final List<List<Double>> seen = new ArrayList<>();

    private LinearFit(Reduction reduction, double... weights) {
        this.reduction = reduction;
        parameters =
                Parameters.builder().add("weight", Shape.of(1, weights.length)).build(Precision.FLOAT64);
        parameters.values().copyFrom(weights);
        x = DoubleMatrix.zeros(1, weights.length);
        sums = new double[weights.length];
    }

    static LinearFit sum(double... weights) {
        return new LinearFit(Reduction.SUM, weights);
    }

    static LinearFit mean(double... weights) {
        return new LinearFit(Reduction.MEAN, weights);
    }

    LinearFit remembering() {
        remembering = true;
        return this;
    }

    /** One input, target 0: row i has input i + 1. */
    static Batch counted(int rows) {
        var inputs = DoubleMatrix.zeros(rows, 1);
        for (int i = 0; i < rows; i++) {
            inputs.set(i, i + 1);
        }
        return Batch.of(inputs, DoubleMatrix.zeros(rows, 1));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public double value(Batch batch) {
        double loss = 0;
        for (int i = 0; i < batch.rows(); i++) {
            double residual = residual(batch, i);
            loss += 0.5 * residual * residual;
        }
        return factor(batch.rows()) * loss;
    }

    @Override
    public double gradient(Batch batch, double cotangent, double beta) {
        Arrays.fill(sums, 0);
        if (remembering) {
            seen.add(new ArrayList<>());
        }
        for (int i = 0; i < batch.rows(); i++) {
            double residual = residual(batch, i);
            for (int j = 0; j < sums.length; j++) {
                sums[j] += residual * x.get(j);
            }
            if (remembering) {
                seen.get(seen.size() - 1).add(x.get(0));
            }
        }
        var gradients = parameters.gradients();
        for (int j = 0; j < sums.length; j++) {
            double g = cotangent * factor(batch.rows()) * sums[j];
            gradients.set(j, beta == 0 ? g : g + beta * gradients.get(j));
        }
        return value(batch);
    }

    private double residual(Batch batch, int row) {
        batch.copyInput(row, x, 0);
        batch.copyTarget(row, t, 0);
        double y = 0;
        for (int j = 0; j < sums.length; j++) {
            y += parameters.values().get(j) * x.get(j);
        }
        return y - t.get(0);
    }

    private double factor(int rows) {
        return switch (reduction) {
            case SUM -> 1;
            case MEAN -> 1.0 / rows;
        };
    }

    @Override
    public double share(double part, double whole) {
        return switch (reduction) {
            case SUM -> 1;
            case MEAN -> part / whole;
        };
    }
}
