package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;

/**
 * The regions of the inputs of an op of which nothing is known but its shapes. The differentiable inputs are changed, the
 * others stay standard normal. What the op refuses, or gives no finite output for, is left out.
 */
final class InputRegions {

    /** To differences the same as 0. */
    private static final double TINY = 1e-12;

    private static final double HUGE = 1e6;

    /** Beyond it numbers are ordinary. */
    private static final double SMALL = 0.1;

    /** Largest elements of small rows. */
    private static final double SMALL_ROW = 1e-9;

    private static final double SMALL_ROWS = 1e-2;

    /** By what share of its size a number differs from its neighbour. */
    private static final double LEAST_APART = 1e-6;

    private static final double MOST_APART = 1e-3;

    /** So often a draw is made until the op takes it: one of either sign is no number that a logarithm takes every other time. */
    private static final int TRIES = 16;

    /** As an initializer of constants may give; the product of few of them is no whole number. */
    private static final double ALIKE = 0.75;

    private final List<Shape> shapes;
    private final int[] edges;
    private final Answer answer;
    private final Alike alike;
    private final List<Region<List<Matrix>>> regions = new ArrayList<>();

    InputRegions(Op op, List<Shape> shapes) {
        this.shapes = shapes;
        edges = IntStream.range(0, shapes.size()).filter(op::differentiable).toArray();
        answer = new Answer(op, edges);
        alike = new Alike(edges);
    }

    Regions<List<Matrix>> regions() {
        regions.add(Region.of("ordinary", inputs -> true, this::ordinary));
        if (edges.length == 0) {
            return new Regions<>(regions);
        }
        numbers();
        if (Arrays.stream(edges).anyMatch(i -> shapes.get(i).size() > 1)) {
            add("duplicates", alike::haveDuplicates, (inputs, random) -> duplicate(inputs));
        }
        if (Alike.haveOneShape(shapes, edges)) {
            equal("equal inputs", 1);
            equal("equal negative inputs", -1);
        }
        rows();
        return new Regions<>(regions);
    }

    private void equal(String name, int sign) {
        add(
                name,
                inputs -> alike.areEqual(inputs) && sign * inputs.get(edges[0]).get(0) > 0,
                (inputs, random) -> {
                    turn(inputs, sign);
                    for (int i : edges) {
                        if (shapes.get(i).equals(shapes.get(edges[0]))) {
                            inputs.get(i).copyFrom(inputs.get(edges[0]).toArray());
                        }
                    }
                });
    }

    /** Of numbers from 1 on alone. */
    Regions<List<Matrix>> large() {
        largeNumbers();
        return new Regions<>(regions);
    }

    /** One special number, since an op with a kink at 0 would have all its elements at it; or all of one kind. */
    private void numbers() {
        one("a zero", e -> e == 0, random -> 0);
        one("a negative zero", e -> e == 0 && 1 / e < 0, random -> -0.0);
        one(
                "a subnormal number",
                e -> e != 0 && Math.abs(e) < Double.MIN_NORMAL,
                random -> Draw.signed(random, Double.MIN_VALUE * (1 + random.nextInt(1 << 20))));
        one(
                "a tiny number",
                e -> e != 0 && Math.abs(e) <= TINY,
                random -> Draw.signed(random, Draw.logUniform(random, 1e-100, 1e-30)));
        every("all positive", e -> e > 0, Math::abs);
        every("all negative", e -> e < 0, e -> -Math.abs(e));
        every("whole numbers", e -> e == Math.rint(e), e -> Math.rint(2 * e) == 0 ? 1 : Math.rint(2 * e));
        every("all one number", e -> e == ALIKE, e -> ALIKE);
        add("small numbers of all sizes", Sizes.elements(TINY, SMALL));
        add("small rows", Sizes.rows(SMALL_ROW, SMALL_ROWS));
        if (hasColumns()) {
            add("nearly equal neighbours", Sizes.neighbours(LEAST_APART, MOST_APART));
        }
        largeNumbers();
    }

    private void largeNumbers() {
        add("large numbers of all sizes", answer::isAlive, Sizes.elements(1, HUGE));
        every("huge", e -> Math.abs(e) >= HUGE, e -> Math.copySign(1 + Math.abs(e), e) * HUGE);
    }

    /** In one input at a time, among numbers of either sign: a product may be 0 where two are, or where the others have one sign. */
    private void one(String name, DoublePredicate test, ToDoubleFunction<RandomGenerator> draw) {
        for (int i : edges) {
            for (int sign : new int[] {1, -1}) {
                add(
                        name + " in input " + i + ", the rest " + (sign > 0 ? "positive" : "negative"),
                        inputs -> Arrays.stream(inputs.get(i).toArray()).anyMatch(test)
                                && all(inputs, e -> sign * e >= 0 || test.test(e)),
                        (inputs, random) -> {
                            turn(inputs, sign);
                            inputs.get(i).set(random.nextInt(inputs.get(i).size()), draw.applyAsDouble(random));
                        });
            }
        }
    }

    private void turn(List<Matrix> inputs, int sign) {
        for (int i : edges) {
            for (int k = 0; k < inputs.get(i).size(); k++) {
                inputs.get(i).set(k, sign * Math.abs(inputs.get(i).get(k)));
            }
        }
    }

    private void every(String name, DoublePredicate test, DoubleUnaryOperator change) {
        add(name, inputs -> all(inputs, test), (inputs, random) -> {
            for (int i : edges) {
                var matrix = inputs.get(i);
                for (int k = 0; k < matrix.size(); k++) {
                    matrix.set(k, change.applyAsDouble(matrix.get(k)));
                }
            }
        });
    }

    private boolean hasColumns() {
        return Arrays.stream(edges).anyMatch(i -> shapes.get(i).columns() > 1);
    }

    private void rows() {
        if (hasColumns()) {
            add(
                    "rows of equal numbers",
                    inputs -> anyRow(
                            inputs, row -> row.length > 1 && Arrays.stream(row).allMatch(e -> e == row[0])),
                    (inputs, random) -> eachRow(inputs, row -> row.fill(row.get(0))));
        }
        add(
                "a row of zeros",
                inputs -> anyRow(inputs, row -> Arrays.stream(row).allMatch(e -> e == 0)),
                (inputs, random) -> {
                    for (int i : edges) {
                        inputs.get(i)
                                .rows(random.nextInt(inputs.get(i).rows()), 1)
                                .fill(0);
                    }
                });
        if (Arrays.stream(edges).anyMatch(i -> shapes.get(i).rows() > 1)) {
            add("equal rows", alike::haveEqualRows, (inputs, random) -> {
                for (int i : edges) {
                    var first = inputs.get(i).rows(0, 1).toArray();
                    IntStream.range(0, inputs.get(i).rows())
                            .forEach(row -> inputs.get(i).rows(row, 1).copyFrom(first));
                }
            });
            add("rows of very different sizes", alike::areUneven, (inputs, random) -> {
                for (int i : edges) {
                    for (int row = 0; row < inputs.get(i).rows(); row++) {
                        scale(inputs.get(i).rows(row, 1), row % 2 == 0 ? 16 : 1 / 64.0);
                    }
                }
            });
        }
    }

    private void eachRow(List<Matrix> inputs, Consumer<Matrix> change) {
        for (int i : edges) {
            IntStream.range(0, inputs.get(i).rows())
                    .forEach(row -> change.accept(inputs.get(i).rows(row, 1)));
        }
    }

    private boolean anyRow(List<Matrix> inputs, Predicate<double[]> test) {
        return Arrays.stream(edges)
                .anyMatch(i -> IntStream.range(0, inputs.get(i).rows())
                        .anyMatch(row -> test.test(inputs.get(i).rows(row, 1).toArray())));
    }

    /** Of either sign, or positive where the op has a number for no others, as a logarithm. */
    private List<Matrix> ordinary(RandomGenerator random) {
        var inputs = shapes.stream().map(shape -> Draw.normal(shape, random)).toList();
        if (answer.isTaken(inputs)) {
            return inputs;
        }
        var positive = inputs.stream()
                .map(matrix -> Draw.matrix(
                        matrix.shape(),
                        Arrays.stream(matrix.toArray()).map(Math::abs).toArray()))
                .toList();
        return answer.isTaken(positive) ? positive : inputs;
    }

    private void add(String name, Predicate<List<Matrix>> test, BiConsumer<List<Matrix>, RandomGenerator> change) {
        add(name, test, answer::isTaken, change);
    }

    private void add(String name, Sizes sizes) {
        add(name, answer::isTaken, sizes);
    }

    /** Every differentiable input of these sizes. */
    private void add(String name, Predicate<List<Matrix>> suits, Sizes sizes) {
        add(
                name,
                inputs -> Arrays.stream(edges).allMatch(i -> sizes.are().test(inputs.get(i))),
                suits,
                (inputs, random) ->
                        Arrays.stream(edges).forEach(i -> sizes.change().accept(inputs.get(i), random)));
    }

    private void add(
            String name,
            Predicate<List<Matrix>> test,
            Predicate<List<Matrix>> suits,
            BiConsumer<List<Matrix>, RandomGenerator> change) {
        Region<List<Matrix>> region = Region.of(name, test, random -> {
            var inputs = changed(change, random);
            for (int tries = 1; tries < TRIES && !suits.test(inputs); tries++) {
                inputs = changed(change, random);
            }
            return inputs;
        });
        if (suits.test(region.draw(new Seed(1).stream(name)))) {
            regions.add(region);
        }
    }

    private List<Matrix> changed(BiConsumer<List<Matrix>, RandomGenerator> change, RandomGenerator random) {
        var inputs = ordinary(random);
        change.accept(inputs, random);
        return inputs;
    }

    private boolean all(List<Matrix> inputs, DoublePredicate test) {
        return Arrays.stream(edges)
                .allMatch(i -> Arrays.stream(inputs.get(i).toArray()).allMatch(test));
    }

    private static void scale(Matrix matrix, double by) {
        for (int k = 0; k < matrix.size(); k++) {
            matrix.set(k, by * matrix.get(k));
        }
    }

    private void duplicate(List<Matrix> inputs) {
        for (int i : edges) {
            inputs.get(i).set(inputs.get(i).size() - 1, inputs.get(i).get(0));
        }
    }
}
