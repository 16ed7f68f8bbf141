package org.chainrule.verification.property;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.verification.region.LossPoint;
import org.chainrule.verification.region.Region;
import org.chainrule.verification.region.Regions;

/**
 * Generators of what gradients are tested on.
 *
 * <p>{@link #shapes}, {@link #matrices} and {@link #networks} are built of numbers that jqwik knows, so they shrink to small
 * shapes and simple numbers. {@link #points}, {@link #inputs} and {@link #cotangents} come from {@link Regions}: they shrink to
 * the first region of the subject, the ordinary one, and to the lowest seed; a failing case is made small and plain by
 * {@link org.chainrule.verification.shrink.Shrink}.
 */
public final class GradientArbitraries {

    /** Draws of a region are told apart by so many seeds; few, so that a failure is found again by its number. */
    private static final int SEEDS = 1 << 20;

    private GradientArbitraries() {}

    /** Shapes from 1×1 to rows×columns: one row, one column, square and not. */
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

    /** Simple numbers, and others of at most eight binary digits after the point. */
    private static Arbitrary<Double> elements() {
        var simple = Arbitraries.of(0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5);
        var dyadic = Arbitraries.integers().between(-1024, 1024).map(n -> n / 256.0);
        return Arbitraries.frequencyOf(Tuple.of(1, simple), Tuple.of(3, dyadic));
    }

    /** Cotangents of this shape from every region of {@link Regions#ofCotangents}; never only ones. */
    public static Arbitrary<Matrix> cotangents(Shape shape) {
        return from(Regions.ofCotangents(shape));
    }

    /** Arguments of a function from every region of {@link Regions#of(ScalarFunction)}. */
    public static Arbitrary<Double> points(ScalarFunction function) {
        return from(Regions.of(function));
    }

    /** Rows of n columns from every region of {@link Regions#of(RowFunction, int)}. */
    public static Arbitrary<double[]> points(RowFunction function, int columns) {
        return from(Regions.of(function, columns));
    }

    /** Predictions of n columns with targets from every region of {@link Regions#of(Loss, int)}. */
    public static Arbitrary<LossPoint> points(Loss loss, int columns) {
        return from(Regions.of(loss, columns));
    }

    /** Inputs of an op from every region of {@link Regions#of(Op, List)}. */
    public static Arbitrary<List<Matrix>> inputs(Op op, Shape... shapes) {
        return from(Regions.of(op, List.of(shapes)));
    }

    /** A point of every region, each region as likely; it shrinks to the first region and its first draw. */
    private static <P> Arbitrary<P> from(Regions<P> regions) {
        var region = Arbitraries.integers().between(0, regions.all().size() - 1);
        var seed = Arbitraries.integers().between(0, SEEDS);
        return Combinators.combine(region, seed).as((r, s) -> {
            Region<P> chosen = regions.all().get(r);
            return chosen.draw(new Seed(s).stream(chosen.name()));
        });
    }

    /** The built-in functions with every parameter value of their datasheets. */
    public static Arbitrary<ScalarFunction> functions() {
        return Arbitraries.of(specimens().toList());
    }

    /** The built-in row functions with every parameter value of their sheets. */
    public static Arbitrary<RowFunction> rowFunctions() {
        return Arbitraries.of(RowFunctions.all().stream()
                .flatMap(function -> function.sheet().specimens().stream())
                .map(RowFunction.class::cast)
                .distinct()
                .toList());
    }

    /** The built-in losses with every parameter value of their sheets. */
    public static Arbitrary<Loss> losses() {
        return Arbitraries.of(Losses.all().stream()
                .flatMap(loss -> loss.sheet().specimens().stream())
                .map(Loss.class::cast)
                .distinct()
                .toList());
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
     * take every number, do not jump and have a bounded slope. They shrink to one layer of one unit, one input, one row and
     * the first wiring and task.
     */
    public static Arbitrary<NetworkSpecimen> networks() {
        var units = Arbitraries.integers().between(1, 5);
        return Combinators.combine(
                        units,
                        units.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(specimens()
                                .filter(GradientArbitraries::suitsAnyNetwork)
                                .toList()),
                        Arbitraries.of(Arrays.asList(NetworkSpecimen.Wiring.values())),
                        Arbitraries.of(Arrays.asList(NetworkSpecimen.Task.values())),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs())
                .as(NetworkSpecimen::new);
    }
}
