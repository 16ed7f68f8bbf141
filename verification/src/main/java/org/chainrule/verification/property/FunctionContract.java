package org.chainrule.verification.property;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.core.Shape;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.check.GradientCheck;

/** What every scalar function keeps; implement it in a test class to hold yours to it. */
public interface FunctionContract {

    /** The function to hold to the contract. */
    ScalarFunction function();

    /** The slope agrees with differences in every region of its datasheet, and at kinks with the convention. */
    @Property(tries = 20)
    default void slopeAgreesWithDifferences(@ForAll long seed) {
        for (ScalarFunction specimen : function().datasheet().specimens()) {
            Contracts.holds(GradientCheck.ofFunction(specimen).seed(seed).run());
        }
        Contracts.holds(GradientCheck.ofFunction(function()).seed(seed).run());
    }

    /** As an op it keeps what every op keeps. */
    @Property(tries = 20)
    default void asAnOpItKeepsTheOpContract(@ForAll long seed) {
        Contracts.holds(GradientCheck.ofOp(new Elementwise(function()))
                .onShapes(Shape.of(2, 3))
                .seed(seed)
                .run());
    }

    /** NaN gives NaN, in value and slope. */
    @Property(tries = 1)
    default void nanGivesNan() {
        double y = function().value(Double.NaN);
        Contracts.holds(Double.isNaN(y), function().name() + ": the value at NaN is " + y + "; it must be NaN");
    }
}
