package org.chainrule.verification.property;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.verification.check.GradientCheck;

/** What every op keeps; implement it in a test class to hold yours to it. */
public interface OpContract {

    /** The op to hold to the contract. */
    Op op();

    /** Shapes of its inputs to check with, one list per check; square ones among them, where a transpose can be missing. */
    List<List<Shape>> shapes();

    /** Every product agrees with differences and keeps the relations that hold of any product. */
    @Property(tries = 20)
    default void productsAgreeWithDifferences(@ForAll long seed) {
        for (List<Shape> inputs : shapes()) {
            Contracts.holds(GradientCheck.ofOp(op())
                    .onShapes(inputs.toArray(new Shape[0]))
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
