package org.chainrule.verification.assertion;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.chainrule.verification.check.FunctionalCheck;
import org.chainrule.verification.check.NamedArrays;

/**
 * An assertion about the claimed gradient of a function of an array.
 *
 * <pre>{@code
 * assertThatGradient(loss, gradient).part("W", 6).part("b", 2).at(point).agreesWithDifferences();
 * }</pre>
 */
public final class FunctionGradientAssert extends AbstractAssert<FunctionGradientAssert, FunctionalCheck> {

    FunctionGradientAssert(FunctionalCheck check) {
        super(check, FunctionGradientAssert.class);
    }

    /** What to call it in the report. */
    public FunctionGradientAssert named(String text) {
        actual.named(text);
        return this;
    }

    /** Names the next so many coordinates. */
    public FunctionGradientAssert part(String title, int length) {
        actual.part(title, length);
        return this;
    }

    /** How many random signed directions at every point. */
    public FunctionGradientAssert directions(int count) {
        actual.directions(count);
        return this;
    }

    /** How many coordinates of every part at every point, at most. */
    public FunctionGradientAssert coordinates(int most) {
        actual.coordinates(most);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public FunctionGradientAssert seed(long value) {
        actual.seed(value);
        return this;
    }

    /** Checks at this point, after everything else was said. */
    public ReportAssert at(double... point) {
        return new ReportAssert(actual.at(point).run());
    }

    /** Checks at the point that these arrays make up, and names its parts after them. */
    public ReportAssert at(NamedArrays point) {
        return new ReportAssert(actual.at(point).run());
    }

    /** Checks at all of these points. */
    public ReportAssert atEach(double[]... points) {
        List.of(points).forEach(actual::at);
        return new ReportAssert(actual.run());
    }
}
