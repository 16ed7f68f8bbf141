package org.chainrule.examples.conformance;

import java.util.Optional;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;

/** What a reference file calls an activation, as something that can be written into a graph. */
sealed interface GoldenActivation permits GoldenActivation.Learned, GoldenActivation.Row, GoldenActivation.Scalar {

    /** Writes it behind a node. */
    Node write(Graph graph, String name, Node x);

    /** The scalar function, if it is one. */
    default Optional<ScalarFunction> function() {
        return Optional.empty();
    }

    /** A scalar function. */
    record Scalar(ScalarFunction scalar) implements GoldenActivation {
        @Override
        public Node write(Graph graph, String name, Node x) {
            return graph.apply(name, new Elementwise(scalar), x);
        }

        @Override
        public Optional<ScalarFunction> function() {
            return Optional.of(scalar);
        }
    }

    /** A row function. */
    record Row(RowFunction row) implements GoldenActivation {
        @Override
        public Node write(Graph graph, String name, Node x) {
            return graph.apply(name, new RowWise(row), x);
        }
    }

    /** PReLU with given slopes, one or one per column. */
    record Learned(double[] slopes) implements GoldenActivation {
        @Override
        public Node write(Graph graph, String name, Node x) {
            return write(graph, name, x, parameter(graph, name + ".slopes"));
        }

        /** The slopes as a parameter. */
        Node parameter(Graph graph, String name) {
            return graph.parameter(name, slopes);
        }

        /** With slopes that were written before. */
        Node write(Graph graph, String name, Node x, Node parameter) {
            return graph.apply(name, new Prelu(), x, parameter);
        }
    }
}
