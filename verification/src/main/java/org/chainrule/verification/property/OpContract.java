package org.chainrule.verification.property;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.verification.check.GradientCheck;

/**
 * What every op keeps; implement it in a test class to hold yours to it.
 *
 * <pre>{@code
 * class MyOpProperties implements OpContract {
 *     public Op op() {
 *         return new MyOp();
 *     }
 * }
 * }</pre>
 */
public interface OpContract {

    /** The op to hold to the contract. */
    Op op();

    /**
     * Shapes of its inputs to check with, one list per check; square ones among them, where a transpose can be missing. If
     * you do not say, small shapes that the op takes are found by asking it, for the smallest number of inputs it takes; say
     * them if it takes different numbers of inputs.
     */
    default List<List<Shape>> shapes() {
        return FittingShapes.of(op());
    }

    /** Every product agrees with differences in every region of the op, and keeps the relations that hold of any product. */
    @Property(tries = 20)
    default void productsAgreeWithDifferences(@ForAll long seed) {
        for (List<Shape> inputs : shapes()) {
            Contracts.holds(GradientCheck.ofOp(op())
                    .onShapes(inputs.toArray(new Shape[0]))
                    .seed(seed)
                    .run());
        }
    }

    /** In a graph, where two nodes share its inputs, so that their gradients add up, its products agree as well. */
    @Property(tries = 5)
    default void inAGraphItAgreesWithDifferences(@ForAll long seed) {
        for (List<Shape> inputs : shapes()) {
            var random = new Seed(seed).stream("op in a graph");
            var graph = new Graph();
            var nodes = new Node[inputs.size()];
            for (int i = 0; i < nodes.length; i++) {
                var value = Contracts.normal(inputs.get(i), random);
                nodes[i] = op().differentiable(i) ? graph.parameter("in" + i, value) : graph.constant("in" + i, value);
            }
            var once = graph.apply("once", op(), nodes);
            var again = graph.apply("again", op(), nodes);
            Contracts.holds(GradientCheck.ofGraph(graph, List.of(once, again), Map.of())
                    .seed(seed)
                    .run());
        }
    }

    /** Every input of every list of shapes gets a rule in words, and the shape of the output is known beforehand. */
    @Property(tries = 1)
    default void everyDifferentiableInputHasARule() {
        for (List<Shape> inputs : shapes()) {
            op().shape(inputs);
            for (int i = 0; i < inputs.size(); i++) {
                Contracts.holds(
                        !op().differentiable(i) || !op().rule(i).isBlank(),
                        op().name() + ": input " + i + " has no rule in words");
            }
        }
    }

    /** The product at given inputs agrees with differences; for the points that random ones miss. */
    default void agreesAt(Matrix... inputs) {
        Contracts.holds(GradientCheck.ofOp(op()).on(inputs).run());
    }
}
