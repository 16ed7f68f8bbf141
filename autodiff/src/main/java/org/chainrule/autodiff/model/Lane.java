package org.chainrule.autodiff.model;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.data.Scaling;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.OutputLink;
import org.jspecify.annotations.Nullable;

/** Buffers to predict with, for one caller at a time and one number of rows. */
final class Lane {

    private static final Softmax SOFTMAX = new Softmax();

    private final Plan plan;
    private final Matrix input;
    private final Matrix output;
    private final @Nullable Scaling inputs;
    private final @Nullable Scaling targets;
    private final OutputLink link;
    private final double[] logits;
    private final double[] probabilities;

    Lane(Model model, Parameters parameters, KernelChoice kernels, int rows) {
        var graph = new Graph();
        Node x = graph.input("input", model.network().inputs());
        Node y = model.network().write(graph, x);
        plan = Plan.builder(graph, y)
                .rows(rows)
                .parameters(parameters)
                .kernels(kernels.kernels(parameters.precision()))
                .forwardOnly()
                .build();
        input = plan.value(x);
        output = plan.value(y);
        inputs = model.inputs().orElse(null);
        targets = model.targets().orElse(null);
        link = model.link();
        logits = new double[output.columns()];
        probabilities = new double[output.columns()];
    }

    /** From raw rows, which begin at a place in an array, to results at a place in another. */
    void run(double[] rows, int from, double[] results, int to) {
        if (inputs == null) {
            input.copyFrom(rows, from);
        } else {
            scale(inputs, rows, from);
        }
        plan.forward();
        int n = output.columns();
        for (int i = 0; i < output.rows(); i++) {
            for (int j = 0; j < n; j++) {
                logits[j] = output.get(i, j);
            }
            if (link == OutputLink.SOFTMAX) {
                SOFTMAX.value(logits, probabilities, n);
            }
            for (int j = 0; j < n; j++) {
                double y = switch (link) {
                    case IDENTITY -> logits[j];
                    case SIGMOID -> Sigmoid.of(logits[j]);
                    case EXP -> StrictMath.exp(logits[j]);
                    case SOFTMAX -> probabilities[j];
                };
                results[to + i * n + j] = targets == null ? y : targets.undo(j, y);
            }
        }
    }

    /** From the raw numbers themselves, which may be more precise than the network. */
    private void scale(Scaling scaling, double[] rows, int from) {
        int columns = input.columns();
        for (int i = 0; i < input.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                input.set(i, j, scaling.apply(j, rows[from + i * columns + j]));
            }
        }
    }
}
