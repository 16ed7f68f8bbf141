package org.chainrule.verification.property;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chainrule.verification.check.VectorCheck;

/**
 * What every claim about the Jacobian of a function of an array keeps; implement it in a test class to hold yours to it.
 *
 * <pre>{@code
 * class MyLayerProperties implements VectorGradientContract {
 *     public VectorCheck check() {
 *         return GradientCheck.ofVector(MyLayer::forward).vjp(MyLayer::backward).at(0.5, -1.25);
 *     }
 * }
 * }</pre>
 */
public interface VectorGradientContract {

    /** The function and what is claimed of its Jacobian, with at least one point to check at; a new check every time. */
    VectorCheck check();

    /** At the points, and at random ones near them, every claim agrees with differences and keeps the exact relations. */
    @Property(tries = 20)
    default void everyClaimAgreesWithDifferences(@ForAll long seed) {
        Contracts.holds(check().nearby(1).seed(seed).run());
    }
}
