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
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;

/**
 * The regions of the inputs of an op of which nothing is known but its shapes. The differentiable inputs are changed, the
 * others stay standard normal. What the op refuses, or gives no finite output for, is left out.
 */
final class InputRegions {

    /** To differences the same as 0. */
    private static final double TINY = 1e-12;

    private static final double HUGE = 1e6;

    /** Numbers of all sizes from here to there: a formula may change over to another anywhere. */
    private static final double SMALLEST = 1e-12;

    private static final double SMALL = 0.1;

    /** Coprime to any number of elements that is no multiple of it; neighbours are then of very different sizes. */
    private static final int STRIDE = 7919;

    /** Largest elements of small rows. */
    private static final double SMALL_ROW = 1e-9;

    private static final double SMALL_ROWS = 1e-2;

    /** By what share of its size a number differs from its neighbour. */
    private static final double LEAST_APART = 1e-6;

    private static final double MOST_APART = 1e-3;

    /** By what share of itself an element is moved to see what its output does. */
    private static final double NUDGE = 0x1p-10;

    /** Smaller slopes beside larger ones are what saturation leaves. */
    private static final double ALIVE = 1e-12;

    /** And so are those that are as small as this. */
    private static final double FAINT = 1e-20;

    /** So often a draw is made until the op takes it: one of either sign is no number that a logarithm takes every other time. */
    private static final int TRIES = 16;

    /** As an initializer of constants may give; the product of few of them is no whole number. */
    private static final double ALIKE = 0.75;

    private final Op op;
    private final List<Shape> shapes;
    private final int[] edges;
    private final List<Region<List<Matrix>>> regions = new ArrayList<>();

    InputRegions(Op op, List<Shape> shapes) {
        this.op = op;
        this.shapes = shapes;
        edges = IntStream.range(0, shapes.size()).filter(op::differentiable).toArray();
    }

    Regions<List<Matrix>> regions() {
        regions.add(Region.of("ordinary", inputs -> true, this::ordinary));
        if (edges.length == 0) {
            return new Regions<>(regions);
        }
        numbers();
        if (Arrays.stream(edges).anyMatch(i -> shapes.get(i).size() > 1)) {
            add("duplicates", this::hasDuplicates, (inputs, random) -> duplicate(inputs));
        }
        if (equalShapes()) {
            equal("equal inputs", 1);
            equal("equal negative inputs", -1);
        }
        rows();
        return new Regions<>(regions);
    }

    private void equal(String name, int sign) {
        add(name, inputs -> areEqual(inputs) && sign * inputs.get(edges[0]).get(0) > 0, (inputs, random) -> {
            turn(inputs, sign);
            for (int i : edges) {
                if (shapes.get(i).equals(shapes.get(edges[0]))) {
                    inputs.get(i).copyFrom(inputs.get(edges[0]).toArray());
                }
            }
        });
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
        ofAllSizes("small numbers of all sizes", SMALLEST, SMALL, this::isTaken);
        ofAllSizes("large numbers of all sizes", 1, HUGE, this::isAlive);
        ofRowSizes("small rows", SMALL_ROW, SMALL_ROWS);
        nearlyEqual();
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

    /** Every element of another size; those of an input are spread evenly over the orders of magnitude, in any order. */
    private void ofAllSizes(String name, double least, double most, Predicate<List<Matrix>> suits) {
        double orders = Math.log(most / least);
        add(
                name,
                inputs -> all(inputs, e -> Math.abs(e) >= least && Math.abs(e) <= most) && areSpread(inputs, orders),
                suits,
                (inputs, random) -> {
                    for (int i : edges) {
                        var matrix = inputs.get(i);
                        int n = matrix.size();
                        int first = random.nextInt(n);
                        for (int k = 0; k < n; k++) {
                            double share = ((first + k * STRIDE) % n + random.nextDouble()) / n;
                            double size = Math.min(most, least * Math.exp(orders * share));
                            matrix.set(k, Math.copySign(size, matrix.get(k)));
                        }
                    }
                });
    }

    /** Every row as a whole of another size: what divides by its length may change over to something else. */
    private void ofRowSizes(String name, double least, double most) {
        add(
                name,
                inputs -> Arrays.stream(edges)
                        .allMatch(i -> IntStream.range(0, inputs.get(i).rows())
                                .allMatch(row -> isBetween(largest(inputs.get(i).rows(row, 1)), least, most))),
                (inputs, random) -> {
                    for (int i : edges) {
                        int rows = inputs.get(i).rows();
                        int first = random.nextInt(rows);
                        for (int r = 0; r < rows; r++) {
                            var row = inputs.get(i).rows(r, 1);
                            double share = ((first + r * STRIDE) % rows + random.nextDouble()) / rows;
                            double size = least * Math.exp(Math.log(most / least) * share);
                            double now = largest(row);
                            if (now > 0) {
                                scale(row, Math.max(least, Math.min(most, size)) / now);
                            }
                        }
                    }
                });
    }

    private static boolean isBetween(double size, double least, double most) {
        double slack = 1e-9; // a quotient and a product
        return size >= least * (1 - slack) && size <= most * (1 + slack);
    }

    private static double largest(Matrix row) {
        return Arrays.stream(row.toArray()).map(Math::abs).max().orElse(0);
    }

    /** Neighbours that differ by little: the larger of two is still the larger. */
    private void nearlyEqual() {
        if (Arrays.stream(edges).noneMatch(i -> shapes.get(i).columns() > 1)) {
            return;
        }
        add("nearly equal neighbours", this::hasNearlyEqual, (inputs, random) -> {
            for (int i : edges) {
                var matrix = inputs.get(i);
                for (int r = 0; r < matrix.rows(); r++) {
                    for (int c = 1; c < matrix.columns(); c += 2) {
                        double apart = Draw.signed(random, Draw.logUniform(random, LEAST_APART, MOST_APART));
                        matrix.set(r, c, matrix.get(r, c - 1) * (1 + apart));
                    }
                }
            }
        });
    }

    private boolean hasNearlyEqual(List<Matrix> inputs) {
        return anyRow(
                inputs,
                row -> IntStream.range(1, row.length)
                        .anyMatch(c -> row[c] != row[c - 1]
                                && Math.abs(row[c] - row[c - 1]) <= 2 * MOST_APART * Math.abs(row[c])));
    }

    /** Whether no orders of magnitude are left out between the sizes of an input, as many as three elements should have. */
    private boolean areSpread(List<Matrix> inputs, double orders) {
        return Arrays.stream(edges).allMatch(i -> {
            var sizes = Arrays.stream(inputs.get(i).toArray())
                    .map(Math::abs)
                    .sorted()
                    .toArray();
            double widest = 3 * orders / sizes.length;
            return IntStream.range(1, sizes.length).allMatch(k -> Math.log(sizes[k] / sizes[k - 1]) < widest);
        });
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

    private void rows() {
        if (Arrays.stream(edges).anyMatch(i -> shapes.get(i).columns() > 1)) {
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
            add("equal rows", this::hasEqualRows, (inputs, random) -> {
                for (int i : edges) {
                    var first = inputs.get(i).rows(0, 1).toArray();
                    IntStream.range(0, inputs.get(i).rows())
                            .forEach(row -> inputs.get(i).rows(row, 1).copyFrom(first));
                }
            });
            add("rows of very different sizes", this::isUneven, (inputs, random) -> {
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

    private boolean hasEqualRows(List<Matrix> inputs) {
        return Arrays.stream(edges).anyMatch(i -> {
            var matrix = inputs.get(i);
            var first = matrix.rows(0, 1).toArray();
            return matrix.rows() > 1
                    && Arrays.equals(first, matrix.rows(matrix.rows() - 1, 1).toArray());
        });
    }

    /** Of either sign, or positive where the op has a number for no others, as a logarithm. */
    private List<Matrix> ordinary(RandomGenerator random) {
        var inputs = shapes.stream().map(shape -> Draw.normal(shape, random)).toList();
        if (isTaken(inputs)) {
            return inputs;
        }
        var positive = inputs.stream()
                .map(matrix -> Draw.matrix(
                        matrix.shape(),
                        Arrays.stream(matrix.toArray()).map(Math::abs).toArray()))
                .toList();
        return isTaken(positive) ? positive : inputs;
    }

    private void add(String name, Predicate<List<Matrix>> test, BiConsumer<List<Matrix>, RandomGenerator> change) {
        add(name, test, this::isTaken, change);
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

    /**
     * Whether the op still answers to all of its inputs: where it has saturated, as a softmax at numbers of very different sizes, what is
     * left of its products may be rounding alone, and of an op of a user's own no accuracy is known.
     */
    private boolean isAlive(List<Matrix> inputs) {
        try {
            return isTaken(inputs) && answers(inputs);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException endOfTheDomain) {
            return false;
        }
    }

    private boolean answers(List<Matrix> inputs) {
        double[] before = output(inputs);
        for (int i : edges) {
            var matrix = inputs.get(i);
            var slopes = new double[matrix.size()];
            for (int k = 0; k < slopes.length; k++) {
                double x = matrix.get(k);
                matrix.set(k, x * (1 + NUDGE));
                double[] after = output(inputs);
                matrix.set(k, x);
                slopes[k] = IntStream.range(0, after.length)
                                .mapToDouble(j -> Math.abs(after[j] - before[j]))
                                .sum()
                        / (NUDGE * Math.abs(x));
            }
            double least = Math.max(FAINT, ALIVE * Arrays.stream(slopes).max().orElse(0));
            if (!Arrays.stream(slopes).allMatch(slope -> slope == 0 || slope >= least)) {
                return false;
            }
        }
        return true;
    }

    /** Of the forward pass alone: the products are for the check to ask for, the first of them too. */
    private double[] output(List<Matrix> inputs) {
        var operands = Operands.allocate(op, KernelChoice.reproducible().kernels(Precision.FLOAT64), inputs);
        op.forward(operands);
        return operands.out().toArray();
    }

    private List<Matrix> changed(BiConsumer<List<Matrix>, RandomGenerator> change, RandomGenerator random) {
        var inputs = ordinary(random);
        change.accept(inputs, random);
        return inputs;
    }

    private boolean isTaken(List<Matrix> inputs) {
        try {
            var operands = Operands.allocate(op, KernelChoice.reproducible().kernels(Precision.FLOAT64), inputs);
            op.forward(operands);
            return Arrays.stream(operands.out().toArray()).allMatch(Double::isFinite);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException refused) {
            return false;
        }
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

    private boolean hasDuplicates(List<Matrix> inputs) {
        return Arrays.stream(edges)
                .anyMatch(i -> Arrays.stream(inputs.get(i).toArray()).distinct().count()
                        < inputs.get(i).size());
    }

    /** Whether another one has the shape of the first. */
    private boolean equalShapes() {
        return Arrays.stream(edges).skip(1).anyMatch(i -> shapes.get(i).equals(shapes.get(edges[0])));
    }

    private boolean areEqual(List<Matrix> inputs) {
        var first = inputs.get(edges[0]);
        return Arrays.stream(edges)
                .filter(i -> shapes.get(i).equals(first.shape()))
                .allMatch(i -> Arrays.equals(inputs.get(i).toArray(), first.toArray()));
    }

    /** Some matrix has rows whose largest elements differ by a factor of 16 or more. */
    private boolean isUneven(List<Matrix> inputs) {
        return Arrays.stream(edges).anyMatch(i -> {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (int row = 0; row < inputs.get(i).rows(); row++) {
                double largest = Arrays.stream(inputs.get(i).rows(row, 1).toArray())
                        .map(Math::abs)
                        .max()
                        .orElse(0);
                least = Math.min(least, largest);
                most = Math.max(most, largest);
            }
            return most >= 16 * least;
        });
    }
}
