package org.chainrule.verification.region;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.core.Matrix;

/**
 * Numbers of every size in a range: a formula may change over to another anywhere.
 *
 * @param are whether those of a matrix are such
 * @param change makes them so and leaves their signs
 */
record Sizes(Predicate<Matrix> are, BiConsumer<Matrix, RandomGenerator> change) {

    /** A prime, so coprime to any number of elements that is no multiple of it; neighbours are then of very different sizes. */
    private static final long STRIDE = 7919;

    /** A quotient, a product and a power, each rounded. */
    private static final double ROUNDED = 0x1p-50;

    /** Sizes from the least to the most, so many, spread evenly over the orders of magnitude between. */
    private static double[] spread(int count, double least, double most, RandomGenerator random) {
        int first = random.nextInt(count);
        return IntStream.range(0, count)
                .mapToDouble(k -> ((first + k * STRIDE) % count + random.nextDouble()) / count)
                .map(share -> Math.min(most, least * Math.exp(Math.log(most / least) * share)))
                .toArray();
    }

    /** Every element of another size. */
    static Sizes elements(double least, double most) {
        return new Sizes(
                matrix -> {
                    double[] sizes = Arrays.stream(matrix.toArray())
                            .map(Math::abs)
                            .sorted()
                            .toArray();
                    // no more is left out between neighbours than three of them should have
                    double widest = 3 * Math.log(most / least) / sizes.length;
                    return Arrays.stream(sizes).allMatch(size -> size >= least && size <= most)
                            && IntStream.range(1, sizes.length)
                                    .allMatch(k -> Math.log(sizes[k] / sizes[k - 1]) < widest);
                },
                (matrix, random) -> {
                    double[] sizes = spread(matrix.size(), least, most, random);
                    for (int k = 0; k < sizes.length; k++) {
                        matrix.set(k, Math.copySign(sizes[k], matrix.get(k)));
                    }
                });
    }

    /** Every row as a whole of another size: what divides by its length may change over to something else. */
    static Sizes rows(double least, double most) {
        return new Sizes(
                matrix -> IntStream.range(0, matrix.rows())
                        .mapToDouble(row -> largest(matrix.rows(row, 1)))
                        .allMatch(size -> size >= least * (1 - ROUNDED) && size <= most * (1 + ROUNDED)),
                (matrix, random) -> {
                    double[] sizes = spread(matrix.rows(), least, most, random);
                    for (int row = 0; row < sizes.length; row++) {
                        var elements = matrix.rows(row, 1);
                        double now = largest(elements);
                        double times = now == 0 ? 1 : sizes[row] / now;
                        change(elements, x -> times * x);
                    }
                });
    }

    /** Every other element nearly that before it: the larger of the two is still the larger. */
    static Sizes neighbours(double least, double most) {
        return new Sizes(
                matrix -> matrix.columns() == 1
                        || IntStream.range(0, matrix.rows()).allMatch(row -> {
                            double[] x = matrix.rows(row, 1).toArray();
                            double apart = Math.abs(x[1] - x[0]);
                            return apart > 0 && apart <= most * (1 + ROUNDED / least) * Math.abs(x[0]);
                        }),
                (matrix, random) -> {
                    for (int row = 0; row < matrix.rows(); row++) {
                        for (int c = 1; c < matrix.columns(); c += 2) {
                            double apart = Draw.signed(random, Draw.logUniform(random, least, most));
                            matrix.set(row, c, matrix.get(row, c - 1) * (1 + apart));
                        }
                    }
                });
    }

    private static double largest(Matrix row) {
        return Arrays.stream(row.toArray()).map(Math::abs).max().orElse(0);
    }

    private static void change(Matrix matrix, DoubleUnaryOperator to) {
        for (int k = 0; k < matrix.size(); k++) {
            matrix.set(k, to.applyAsDouble(matrix.get(k)));
        }
    }
}
