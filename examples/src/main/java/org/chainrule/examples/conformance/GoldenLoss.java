package org.chainrule.examples.conformance;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/**
 * A loss of a reference file in the words of this library.
 *
 * @param loss the formula
 * @param reduction how rows become one number
 * @param prediction what the gradient is taken with respect to
 * @param target as the loss takes it
 * @param wiring how the prediction becomes what the loss takes
 * @param inColumns the loss of each column alone, for losses with weights per column
 */
record GoldenLoss(
        Loss loss,
        Reduction reduction,
        DoubleMatrix prediction,
        DoubleMatrix target,
        Wiring wiring,
        Columns inColumns) {

    /** Writes what stands between the prediction and the loss. */
    @FunctionalInterface
    interface Wiring {
        Node write(Graph graph, Node prediction);
    }

    /** The loss of one column. */
    @FunctionalInterface
    interface Columns {
        Loss at(int column);
    }

    GoldenLoss(Loss loss, Reduction reduction, DoubleMatrix prediction, DoubleMatrix target) {
        this(loss, reduction, prediction, target, (graph, p) -> p, column -> loss);
    }

    /** The same with another prediction. */
    GoldenLoss on(DoubleMatrix other) {
        return new GoldenLoss(loss, reduction, other, target, wiring, inColumns);
    }

    /** The loss of one column. */
    GoldenLoss inColumn(int column) {
        return new GoldenLoss(inColumns.at(column), reduction, prediction, target, wiring, inColumns);
    }

    /** Writes the loss behind a prediction. */
    Node write(Graph graph, Node p, Node t) {
        return graph.loss(loss, reduction, wiring.write(graph, p), t);
    }
}
