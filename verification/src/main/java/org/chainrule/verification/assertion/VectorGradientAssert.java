package org.chainrule.verification.assertion;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.chainrule.verification.check.NamedArrays;
import org.chainrule.verification.check.VectorCheck;

/**
 * An assertion about what is claimed of the Jacobian of a function of an array with several results.
 *
 * <pre>{@code
 * assertThatJacobian(layer::forward).vjp(layer::backward).at(point).agreesWithDifferences();
 * }</pre>
 */
public final class VectorGradientAssert extends AbstractAssert<VectorGradientAssert, VectorCheck> {

    VectorGradientAssert(VectorCheck check) {
        super(check, VectorGradientAssert.class);
    }

    /** Claims x ↦ J. */
    public VectorGradientAssert is(Function<double[], double[][]> jacobian) {
        actual.jacobian(jacobian);
        return this;
    }

    /** Claims (x, g) ↦ Jᵀ g. */
    public VectorGradientAssert vjp(BinaryOperator<double[]> product) {
        actual.vjp(product);
        return this;
    }

    /** Claims (x, v) ↦ J v. */
    public VectorGradientAssert jvp(BinaryOperator<double[]> product) {
        actual.jvp(product);
        return this;
    }

    /** What to call it in the report. */
    public VectorGradientAssert named(String text) {
        actual.named(text);
        return this;
    }

    /** Names the next so many coordinates of x. */
    public VectorGradientAssert input(String title, int length) {
        actual.input(title, length);
        return this;
    }

    /** Names the next so many results. */
    public VectorGradientAssert output(String title, int length) {
        actual.output(title, length);
        return this;
    }

    /** How many entries of every product in every part, at most. */
    public VectorGradientAssert coordinates(int most) {
        actual.coordinates(most);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public VectorGradientAssert seed(long value) {
        actual.seed(value);
        return this;
    }

    /** Checks at this point, after everything else was said. */
    public ReportAssert at(double... point) {
        return new ReportAssert(actual.at(point).run());
    }

    /** Checks at the point that these arrays make up, and names the parts of x after them. */
    public ReportAssert at(NamedArrays point) {
        return new ReportAssert(actual.at(point).run());
    }

    /** Checks at all of these points. */
    public ReportAssert atEach(double[]... points) {
        List.of(points).forEach(actual::at);
        return new ReportAssert(actual.run());
    }
}
