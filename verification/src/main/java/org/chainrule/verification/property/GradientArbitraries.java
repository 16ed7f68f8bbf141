package org.chainrule.verification.property;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;

/** Generators of what gradients are tested on; they shrink to small shapes and simple numbers. */
public final class GradientArbitraries {

    private GradientArbitraries() {}

    /** Shapes from 1×1 to rows×columns. */
    public static Arbitrary<Shape> shapes(int rows, int columns) {
        var r = Arbitraries.integers().between(1, rows);
        var c = Arbitraries.integers().between(1, columns);
        return Combinators.combine(r, c).as(Shape::of);
    }

    /** Matrices of this shape in float64 with signed elements of up to 4, zeros and repeated ones among them. */
    public static Arbitrary<Matrix> matrices(Shape shape) {
        return elements().array(double[].class).ofSize(shape.size()).map(elements -> {
            var matrix = Matrix.zeros(Precision.FLOAT64, shape);
            matrix.copyFrom(elements);
            return matrix;
        });
    }

    /** Cotangents of this shape: signed, never only ones; one in four is one-hot. */
    public static Arbitrary<Matrix> cotangents(Shape shape) {
        var oneHot = Arbitraries.integers().between(0, shape.size() - 1).map(at -> {
            var matrix = Matrix.zeros(Precision.FLOAT64, shape);
            matrix.set(at, 1);
            return matrix;
        });
        return Arbitraries.frequencyOf(Tuple.of(3, matrices(shape)), Tuple.of(1, oneHot));
    }

    private static Arbitrary<Double> elements() {
        return Arbitraries.integers().between(-1024, 1024).map(n -> n / 256.0);
    }

    /** The built-in functions with every parameter value of their datasheets. */
    public static Arbitrary<ScalarFunction> functions() {
        return Arbitraries.of(specimens().toList());
    }

    private static Stream<ScalarFunction> specimens() {
        return ScalarFunctions.all().stream()
                .flatMap(function -> function.datasheet().specimens().stream())
                .map(ScalarFunction.class::cast);
    }

    private static boolean suitsAnyNetwork(ScalarFunction function) {
        var sheet = function.datasheet();
        return sheet.takes(Double.NEGATIVE_INFINITY)
                && sheet.takes(Double.POSITIVE_INFINITY)
                && Double.isFinite(sheet.slopeAtMinusInfinity())
                && Double.isFinite(sheet.slopeAtPlusInfinity())
                && sheet.jumps().isEmpty();
    }

    /**
     * Networks of depth 1 to 4 with 1 to 5 units a layer, plain, with fan-out and with tied parameters; all activations that
     * take every number, do not jump and have a bounded slope.
     */
    public static Arbitrary<NetworkSpecimen> networks() {
        var units = Arbitraries.integers().between(1, 5);
        return Combinators.combine(
                        units,
                        units.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(specimens()
                                .filter(GradientArbitraries::suitsAnyNetwork)
                                .toList()),
                        Arbitraries.of(NetworkSpecimen.Wiring.class),
                        Arbitraries.of(NetworkSpecimen.Task.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs())
                .as(NetworkSpecimen::new);
    }
}
