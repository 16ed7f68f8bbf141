package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.Kernels;

/**
 * What holds of an op that treats every row of the batch alike: rows in another order give rows in that order, and a batch gives
 * what its parts give.
 *
 * <p>Batched are the inputs whose rows may be the symbolic batch, as {@link Op#shape} says: as many at once as it takes. Whether
 * the op really goes row by row is seen in its <em>forward</em> values; if it does not (a mean over the batch, a sum along
 * columns), nothing is demanded of its products.
 *
 * <p>Rows of a product move bit for bit. A parameter's product is a sum over the rows; in another order, or in parts, it may
 * differ by 2γ_n of the magnitudes of the n rows' own products (Higham 2002, §3.1, for each of the two sums). Ops of a user's
 * own may do their sums as they like; they must agree to half of the digits.
 */
final class BatchRelations {

    private static final double U = FunctionCheck.U;

    private static final int TALL = 67;

    private final Op op;
    private final Kernels kernels;
    private final List<Matrix> inputs;
    private final Matrix cotangent;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final TreeSet<Integer> batched = new TreeSet<>();
    private final int rows;

    BatchRelations(Op op, Kernels kernels, List<Matrix> inputs, Matrix cotangent) {
        this.op = op;
        this.kernels = kernels;
        this.inputs = inputs;
        this.cotangent = cotangent;
        rows = batch();
    }

    /** Finds the largest set of inputs with equally many rows that may all be batched; returns these rows, else 1. */
    private int batch() {
        int n = inputs.size();
        for (int size = Math.min(n, 16); size > 0; size--) {
            for (int set = 1; set < 1 << Math.min(n, 16); set++) {
                if (Integer.bitCount(set) == size && takes(set)) {
                    int chosen = set;
                    IntStream.range(0, n).filter(i -> (chosen >> i & 1) == 1).forEach(batched::add);
                    return inputs.get(batched.first()).rows();
                }
            }
        }
        return 1;
    }

    private boolean takes(int set) {
        var shapes = new ArrayList<Shape>();
        int common = -1;
        for (int i = 0; i < inputs.size(); i++) {
            var shape = inputs.get(i).shape();
            if ((set >> i & 1) == 1) {
                if (common >= 0 && common != shape.rows()) {
                    return false;
                }
                common = shape.rows();
                shape = Shape.batch(shape.columns());
            }
            shapes.add(shape);
        }
        try {
            var out = op.shape(shapes);
            return out.isBatched() || out.equals(Shape.SCALAR);
        } catch (RuntimeException refused) {
            return false;
        }
    }

    List<Comparison> all() {
        if (rows < 2) {
            return List.of();
        }
        try {
            var whole = new Run(IntStream.range(0, rows).toArray(), 1);
            permuted(whole);
            split(whole);
            tall(whole);
        } catch (IllegalArgumentException | IndexOutOfBoundsException thrown) {
            comparisons.add(Exact.relation(
                    Witness.BATCHES,
                    op.name(),
                    "takes any rows of a batch",
                    false,
                    "shape(…) takes a batch of any size, but of some rows forward or vjp throws " + thrown));
        }
        return comparisons;
    }

    /** The op forward on some rows of the batched inputs. */
    private final class Run {

        private final int[] chosen;
        private final Operands operands;
        private final Matrix g;

        Run(int[] chosen, double factor) {
            this.chosen = chosen;
            var mine = new ArrayList<Matrix>();
            for (int i = 0; i < inputs.size(); i++) {
                mine.add(batched.contains(i) ? rowsOf(inputs.get(i)) : copy(inputs.get(i)));
            }
            operands = Operands.allocate(op, kernels, mine);
            op.forward(operands);
            g = isScalar() ? copy(cotangent) : rowsOf(cotangent);
            for (int i = 0; i < g.size(); i++) {
                g.set(i, factor * g.get(i));
            }
        }

        private Matrix rowsOf(Matrix all) {
            var some = Matrix.zeros(Precision.FLOAT64, chosen.length, all.columns());
            for (int i = 0; i < chosen.length; i++) {
                some.copyRow(i, all, chosen[i]);
            }
            return some;
        }

        Matrix out() {
            return operands.out();
        }

        Matrix product(int input) {
            var shape = operands.in(input).shape();
            var product = Matrix.zeros(Precision.FLOAT64, shape);
            product.copyFrom(OpSubject.vjp(op, input, operands, copy(g)));
            return product;
        }
    }

    private boolean isScalar() {
        return cotangent.size() == 1 && !op.shape(symbolic()).isBatched();
    }

    private List<Shape> symbolic() {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> batched.contains(i)
                        ? Shape.batch(inputs.get(i).columns())
                        : inputs.get(i).shape())
                .toList();
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.copyOf(matrix, Precision.FLOAT64);
    }

    /** Every row one place further, the last one first. */
    private void permuted(Run whole) {
        int[] order = IntStream.range(0, rows).map(i -> (i + rows - 1) % rows).toArray();
        var other = new Run(order, 1);
        boolean same = isScalar()
                ? near(whole.out().get(0), other.out().get(0), whole.out().get(0))
                : sameRows(whole.out(), other.out(), order);
        if (!same) {
            return; // not row by row
        }
        for (int input : OpSubject.edges(op, inputs.size())) {
            String name = OpSubject.name(op, input);
            var product = whole.product(input);
            var moved = other.product(input);
            int broken = batched.contains(input)
                    ? differingRows(product, moved, i -> order[i], 1)
                    : differingSums(product, moved, input);
            comparisons.add(Exact.of(
                    Witness.BATCHES,
                    name,
                    batched.contains(input)
                            ? "rows in another order give rows in that order"
                            : "rows in another order give the same sum",
                    broken,
                    "the product treats the rows of the batch differently"));
        }
    }

    /** The rows again and again, one under the other: more than are worked on together, and no multiple of 4. */
    private void tall(Run whole) {
        int[] order = IntStream.range(0, TALL).map(i -> i % rows).toArray();
        if (isScalar() || rows >= TALL) {
            return;
        }
        var other = new Run(order, 1);
        if (!sameRows(whole.out(), other.out(), order)) {
            return; // not row by row
        }
        for (int input : OpSubject.edges(op, inputs.size())) {
            if (batched.contains(input)) {
                comparisons.add(Exact.of(
                        Witness.BATCHES,
                        OpSubject.name(op, input),
                        TALL + " rows give what each gives",
                        differingRows(whole.product(input), other.product(input), i -> order[i], 1),
                        "the product on a large batch is not what it is on a small one"));
            }
        }
    }

    /** The first rows and the rest, in two runs. */
    private void split(Run whole) {
        int[] first = IntStream.range(0, rows / 2).toArray();
        int[] rest = IntStream.range(rows / 2, rows).toArray();
        var a = new Run(first, 1);
        var b = new Run(rest, 1);
        var shares = shares(whole, a, b);
        if (shares.isEmpty()) {
            return; // not row by row, or reduced in a way of its own
        }
        double shareOfFirst = shares.get(0).orElseThrow();
        double shareOfRest = shares.get(1).orElseThrow();
        for (int input : OpSubject.edges(op, inputs.size())) {
            String name = OpSubject.name(op, input);
            var product = whole.product(input);
            var productA = a.product(input);
            var productB = b.product(input);
            int broken = 0;
            if (batched.contains(input)) {
                broken += differingRows(product.rows(0, first.length), productA, i -> i, shareOfFirst);
                broken += differingRows(product.rows(first.length, rest.length), productB, i -> i, shareOfRest);
            } else {
                kernels.addScaled(1, productB, 1, productA);
                broken = differingSums(product, productA, input);
            }
            comparisons.add(Exact.of(
                    Witness.BATCHES,
                    name,
                    batched.contains(input)
                            ? "the rows of a batch are those of its parts"
                            : "the sum over a batch is the sum over its parts",
                    broken,
                    "the product on a batch is not what its parts give"));
        }
    }

    /** How much of the whole each part is; empty if the whole is not made of them. */
    private List<OptionalDouble> shares(Run whole, Run a, Run b) {
        var one = OptionalDouble.of(1);
        if (!isScalar()) {
            boolean same = sameRows(whole.out().rows(0, a.chosen.length), a.out(), identity(a))
                    && sameRows(whole.out().rows(a.chosen.length, b.chosen.length), b.out(), identity(b));
            return same ? List.of(one, one) : List.of();
        }
        double all = whole.out().get(0);
        double first = a.out().get(0);
        double rest = b.out().get(0);
        if (op instanceof LossOp loss) {
            double weightOfFirst = weight(loss, a);
            double weightOfRest = weight(loss, b);
            double together = weightOfFirst + weightOfRest;
            return List.of(
                    OptionalDouble.of(loss.reduction().share(weightOfFirst, together)),
                    OptionalDouble.of(loss.reduction().share(weightOfRest, together)));
        }
        double size = Math.abs(first) + Math.abs(rest);
        if (near(all, first + rest, size)) {
            return List.of(one, one);
        }
        double share = a.chosen.length / (double) rows;
        return near(all, share * first + (1 - share) * rest, size)
                ? List.of(OptionalDouble.of(share), OptionalDouble.of(1 - share))
                : List.of();
    }

    private static int[] identity(Run run) {
        return IntStream.range(0, run.chosen.length).toArray();
    }

    private double weight(LossOp op, Run run) {
        int columns = run.operands.in(0).columns();
        var target = run.operands.in(run.operands.count() - 1);
        return switch (op.reduction()) {
            case WEIGHTED_MEAN -> kernels.lossWeights(op.loss(), target, columns);
            case SUM, NONE, MEAN_OVER_ELEMENTS, MEAN_OVER_ROWS -> run.chosen.length;
        };
    }

    private boolean sameRows(Matrix whole, Matrix other, int[] order) {
        double largest = 0;
        for (int i = 0; i < whole.size(); i++) {
            largest = Math.max(largest, Math.abs(whole.get(i)));
        }
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < whole.columns(); j++) {
                if (!near(whole.get(order[i], j), other.get(i, j), largest)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean near(double a, double b, double size) {
        return a == b
                || (Double.isNaN(a) && Double.isNaN(b))
                || Math.abs(a - b) <= Judge.HALF_THE_DIGITS * Math.abs(size);
    }

    /** In how many elements the rows differ: in bits, if the factor is 1; else by more than the roundings of the factors. */
    private int differingRows(Matrix whole, Matrix other, IntUnaryOperator rowOfWhole, double factor) {
        int broken = 0;
        boolean exact = !isScalar() && !(op instanceof CustomOp);
        for (int i = 0; i < other.rows(); i++) {
            for (int j = 0; j < other.columns(); j++) {
                double a = whole.get(rowOfWhole.applyAsInt(i), j);
                double b = factor * other.get(i, j);
                // A factor such as 1/rows is rounded, and the weights in it are a sum over the rows, on either side.
                double slack = exact ? 0 : op instanceof CustomOp ? Judge.HALF_THE_DIGITS : (2 * rows + 8) * U;
                boolean same = a == b || (Double.isNaN(a) && Double.isNaN(b));
                double size = op instanceof CustomOp ? largest(other) : Math.max(Math.abs(a), Math.abs(b));
                // On either side the last factor may round to a subnormal number, by up to half of the smallest.
                double lost = exact ? 0 : 2 * Double.MIN_VALUE;
                broken += same || Math.abs(a - b) <= slack * size + lost ? 0 : 1;
            }
        }
        return broken;
    }

    private static double largest(Matrix m) {
        double largest = 0;
        for (int i = 0; i < m.size(); i++) {
            largest = Math.max(largest, Math.abs(m.get(i)));
        }
        return largest;
    }

    /** In how many elements two sums over the rows differ by more than 2γ_n of the magnitudes of the rows' own. */
    private int differingSums(Matrix a, Matrix b, int input) {
        var magnitudes = new double[a.size()];
        for (int row = 0; row < rows; row++) {
            var own = new Run(new int[] {row}, 1).product(input);
            for (int i = 0; i < magnitudes.length; i++) {
                magnitudes[i] += Math.abs(own.get(i));
            }
        }
        // A slope shared by all columns is a sum over these as well; what cancels in a row is not seen in its own sum.
        int columns = cotangent.columns();
        double n = rows * (double) columns + 2;
        double largest = 0;
        for (double magnitude : magnitudes) {
            largest = Math.max(largest, magnitude);
        }
        double slack = op instanceof CustomOp ? Judge.HALF_THE_DIGITS : 2 * n * U / (1 - n * U);
        int broken = 0;
        for (int i = 0; i < magnitudes.length; i++) {
            double size = op instanceof CustomOp ? largest : magnitudes[i];
            broken += a.get(i) == b.get(i) || Math.abs(a.get(i) - b.get(i)) <= slack * size ? 0 : 1;
        }
        return broken;
    }
}
