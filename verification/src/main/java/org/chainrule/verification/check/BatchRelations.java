package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * What holds of an op that treats every row of the batch alike: rows in another order give rows in that order, and a batch gives
 * what its parts give.
 *
 * <p>Whether the op really goes row by row is seen in its <em>forward</em> values; if it does not (a mean over the batch, a sum
 * along columns), nothing is demanded of its products.
 */
final class BatchRelations {

    private static final int TALL = 67;

    private final Op op;
    private final Kernels kernels;
    private final int inputs;
    private final OpBatch batch;
    private final RowAgreement agreement;
    private final int rows;
    private final List<Comparison> comparisons = new ArrayList<>();

    BatchRelations(Op op, Kernels kernels, List<Matrix> inputs, Matrix cotangent) {
        this.op = op;
        this.kernels = kernels;
        this.inputs = inputs.size();
        batch = new OpBatch(op, kernels, inputs, cotangent);
        agreement = new RowAgreement(op, batch, cotangent.columns());
        rows = batch.rows();
    }

    List<Comparison> all() {
        if (rows < 2) {
            return List.of();
        }
        try {
            var whole = batch.on(IntStream.range(0, rows).toArray());
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

    /** Every row one place further, the last one first. */
    private void permuted(OpBatch.Run whole) {
        int[] order = IntStream.range(0, rows).map(i -> (i + rows - 1) % rows).toArray();
        var other = batch.on(order);
        boolean same = batch.isScalar()
                ? RowAgreement.near(
                        whole.out().get(0), other.out().get(0), whole.out().get(0))
                : RowAgreement.sameRows(whole.out(), other.out(), order);
        if (!same) {
            return; // not row by row
        }
        for (int input : OpSubject.edges(op, inputs)) {
            String name = OpSubject.name(op, input);
            var product = whole.product(input);
            var moved = other.product(input);
            int broken = batch.isBatched(input)
                    ? agreement.differingRows(product, moved, i -> order[i], 1)
                    : agreement.differingSums(product, moved, input);
            comparisons.add(Exact.of(
                    Witness.BATCHES,
                    name,
                    batch.isBatched(input)
                            ? "rows in another order give rows in that order"
                            : "rows in another order give the same sum",
                    broken,
                    "the product treats the rows of the batch differently"));
        }
    }

    /** The rows again and again, one under the other: more than are worked on together, and no multiple of 4. */
    private void tall(OpBatch.Run whole) {
        int[] order = IntStream.range(0, TALL).map(i -> i % rows).toArray();
        if (batch.isScalar() || rows >= TALL) {
            return;
        }
        var other = batch.on(order);
        if (!RowAgreement.sameRows(whole.out(), other.out(), order)) {
            return; // not row by row
        }
        for (int input : OpSubject.edges(op, inputs)) {
            if (batch.isBatched(input)) {
                comparisons.add(Exact.of(
                        Witness.BATCHES,
                        OpSubject.name(op, input),
                        TALL + " rows give what each gives",
                        agreement.differingRows(whole.product(input), other.product(input), i -> order[i], 1),
                        "the product on a large batch is not what it is on a small one"));
            }
        }
    }

    /** The first rows and the rest, in two runs. */
    private void split(OpBatch.Run whole) {
        int[] first = IntStream.range(0, rows / 2).toArray();
        int[] rest = IntStream.range(rows / 2, rows).toArray();
        var a = batch.on(first);
        var b = batch.on(rest);
        var found = shares(whole, a, b);
        if (found.isEmpty()) {
            return; // not row by row, or reduced in a way of its own
        }
        var shares = found.get();
        for (int input : OpSubject.edges(op, inputs)) {
            String name = OpSubject.name(op, input);
            var product = whole.product(input);
            var productA = a.product(input);
            var productB = b.product(input);
            int broken = 0;
            if (batch.isBatched(input)) {
                broken += agreement.differingRows(product.rows(0, first.length), productA, i -> i, shares.first());
                broken += agreement.differingRows(
                        product.rows(first.length, rest.length), productB, i -> i, shares.rest());
            } else {
                kernels.addScaled(shares.rest(), productB, shares.first(), productA);
                broken = agreement.differingSums(product, productA, input);
            }
            comparisons.add(Exact.of(
                    Witness.BATCHES,
                    name,
                    batch.isBatched(input)
                            ? "the rows of a batch are those of its parts"
                            : "the sum over a batch is the sum over its parts",
                    broken,
                    "the product on a batch is not what its parts give"));
        }
    }

    /** How much of the whole each part is. */
    private record Shares(double first, double rest) {

        static final Shares OF_A_SUM = new Shares(1, 1);
    }

    /** Empty if the whole is not made of the parts. */
    private Optional<Shares> shares(OpBatch.Run whole, OpBatch.Run a, OpBatch.Run b) {
        if (!batch.isScalar()) {
            boolean same = RowAgreement.sameRows(whole.out().rows(0, a.rows()), a.out(), identity(a))
                    && RowAgreement.sameRows(whole.out().rows(a.rows(), b.rows()), b.out(), identity(b));
            return same ? Optional.of(Shares.OF_A_SUM) : Optional.empty();
        }
        if (op instanceof LossOp loss) {
            double first = weight(loss, a);
            double rest = weight(loss, b);
            var reduction = loss.reduction();
            return Optional.of(new Shares(reduction.share(first, first + rest), reduction.share(rest, first + rest)));
        }
        double all = whole.out().get(0);
        double first = a.out().get(0);
        double rest = b.out().get(0);
        double size = Math.abs(first) + Math.abs(rest);
        if (RowAgreement.near(all, first + rest, size)) {
            return Optional.of(Shares.OF_A_SUM);
        }
        double share = a.rows() / (double) rows;
        return RowAgreement.near(all, share * first + (1 - share) * rest, size)
                ? Optional.of(new Shares(share, 1 - share))
                : Optional.empty();
    }

    private static int[] identity(OpBatch.Run run) {
        return IntStream.range(0, run.rows()).toArray();
    }

    private double weight(LossOp loss, OpBatch.Run run) {
        int columns = run.in(0).columns();
        var target = run.in(inputs - 1);
        return switch (loss.reduction()) {
            case WEIGHTED_MEAN -> kernels.lossWeights(loss.loss(), target, columns);
            case SUM, NONE, MEAN_OVER_ELEMENTS, MEAN_OVER_ROWS -> run.rows();
        };
    }
}
