package org.chainrule.verification.property;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chainrule.verification.check.FunctionalCheck;

/**
 * What every claimed gradient of a function of an array keeps; implement it in a test class to hold yours to it.
 *
 * <pre>{@code
 * class MyLossProperties implements GradientContract {
 *     public FunctionalCheck check() {
 *         return GradientCheck.of(MyLoss::value, MyLoss::gradient).at(0.5, -1.25);
 *     }
 * }
 * }</pre>
 */
public interface GradientContract {

    /** The function and its gradient, with at least one point to check at; a new check every time. */
    FunctionalCheck check();

    /** At the points, and at random ones near them, the gradient agrees with differences and keeps the exact relations. */
    @Property(tries = 20)
    default void gradientAgreesWithDifferences(@ForAll long seed) {
        Contracts.holds(check().nearby(1).seed(seed).run());
    }
}
