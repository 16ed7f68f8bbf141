package org.chainrule.verification.property;

import java.util.LinkedHashSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.check.GradientCheck;

/** What every loss keeps; implement it in a test class to hold yours to it. */
public interface LossContract {

    /** The loss to hold to the contract. */
    Loss loss();

    /**
     * The slope agrees with differences in every region of the sheet under every reduction, and the value with the formula of the sheet if that is
     * executable, and nothing beyond a row is read or written, for one row and more, for the loss and every specimen of its sheet. The number of columns is the nearest that the specimen takes.
     */
    @Property(tries = 20)
    default void slopeAgreesWithDifferences(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(min = 2, max = 5) int columns) {
        var specimens = new LinkedHashSet<Loss>(loss().sheet().specimens());
        specimens.add(loss());
        for (Loss specimen : specimens) {
            for (Reduction reduction : Reduction.values()) {
                Contracts.holds(GradientCheck.ofLoss(specimen, reduction)
                        .onShapeNear(rows, columns)
                        .seed(seed)
                        .run());
            }
        }
    }
}
