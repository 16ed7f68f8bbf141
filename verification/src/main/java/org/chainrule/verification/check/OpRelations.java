package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.region.Draw;

/** What holds of every vjp whatever its formula: relations without a tolerance, which cost one product each. */
final class OpRelations {

    private final Op op;
    private final Kernels kernels;
    private final List<Matrix> inputs;
    private final Matrix cotangent;
    private final OpMemory memory;
    private final OpAccuracy accuracy;
    private final List<Comparison> comparisons = new ArrayList<>();

    /** Relations at these inputs, with this cotangent; {@code other} are inputs of the same shapes that the op takes. */
    OpRelations(
            Op op, Kernels kernels, List<Matrix> inputs, List<Matrix> other, Matrix cotangent, OpAccuracy accuracy) {
        this.op = op;
        this.accuracy = accuracy;
        this.kernels = kernels;
        this.inputs = inputs;
        memory = new OpMemory(op, kernels, inputs, other, cotangent);
        this.cotangent = cotangent;
    }

    List<Comparison> all(RandomGenerator random) {
        var edges = OpSubject.edges(op, inputs.size());
        for (int block = 0; block < edges.size(); block++) {
            int input = edges.get(block);
            String name = OpSubject.name(op, input);
            var operands = fresh();
            double[] product = product(input, operands);
            comparisons.addAll(new Linearity(op, kernels, input, operands, cotangent, product)
                    .all(block, accuracy, Draw.normal(cotangent.shape(), random)));
            overwrites(name, input, operands, product);
            comparisons.add(Exact.of(
                    Witness.REPETITION,
                    name,
                    "the same product a second time",
                    Exact.differing(product, product(input, operands)),
                    "a second backward pass gives other numbers; is something kept between calls?"));
            adds(name, block, input, operands, product, random);
            comparisons.addAll(memory.of(input, product, random));
            poisoned(name, input, product);
            pure(name, input);
        }
        comparisons.addAll(memory.oneMatrix());
        comparisons.addAll(NotANumber.of(op, accuracy.op(), kernels, inputs, cotangent));
        comparisons.addAll(new BatchRelations(op, kernels, inputs, cotangent).all());
        return comparisons;
    }

    /** Linear in the cotangent, and without a memory: a few products more, cheap enough for every point. */
    List<Comparison> ofEveryPoint() {
        for (int input : OpSubject.edges(op, inputs.size())) {
            var operands = fresh();
            double[] product = product(input, operands);
            comparisons.addAll(new Linearity(op, kernels, input, operands, cotangent, product).telling());
            comparisons.add(memory.afterAnother(input, product));
        }
        return comparisons;
    }

    private double[] product(int input, Operands operands) {
        return OpSubject.vjp(op, input, operands, copy(cotangent));
    }

    private Operands fresh() {
        var operands = Operands.allocate(op, kernels, inputs);
        op.forward(operands);
        return operands;
    }

    private void equal(Witness by, String group, String what, double[] expected, double[] found, String otherwise) {
        comparisons.add(Exact.of(by, group, what, Exact.differing(expected, found), otherwise));
    }

    private void overwrites(String name, int input, Operands operands, double[] product) {
        int broken = 0;
        for (double there : new double[] {0, Double.POSITIVE_INFINITY}) {
            var gradIn = Matrix.zeros(Precision.FLOAT64, operands.in(input).shape());
            gradIn.fill(there);
            op.vjp(input, operands, copy(cotangent), 0, gradIn);
            broken += Exact.differing(product, gradIn.toArray());
        }
        comparisons.add(Exact.of(
                Witness.BETA,
                name,
                "β = 0 does not read what is there",
                broken,
                "with β = 0 the result differs between a buffer of NaN, of 0 and of ∞"));
    }

    private void adds(String name, int block, int input, Operands operands, double[] product, RandomGenerator random) {
        var before = Draw.normal(operands.in(input).shape(), random);
        for (double beta : new double[] {1, -1, 0.375}) {
            var after = copy(before);
            op.vjp(input, operands, copy(cotangent), beta, after);
            int broken = 0;
            for (int i = 0; i < product.length; i++) {
                double there = beta * before.get(i);
                double size = Math.abs(there) + Math.abs(product[i]);
                // The order of additions may differ, so rounding may.
                broken += accuracy.agree(after.get(i), there + product[i], size, block, i, cotangent) ? 0 : 1;
            }
            comparisons.add(Exact.of(
                    Witness.BETA,
                    name,
                    beta == 1 ? "β = 1 adds to what is there" : "β = " + beta + " adds to so much of what is there",
                    broken,
                    "with β = " + beta + " the result is not β times what was there plus the product"));
        }
        keepsNaN(name, input, operands);
    }

    /** What is lost in a sum stays lost. */
    private void keepsNaN(String name, int input, Operands operands) {
        var there = Matrix.zeros(Precision.FLOAT64, operands.in(input).shape());
        there.fill(Double.NaN);
        op.vjp(input, operands, copy(cotangent), 1, there);
        int broken = 0;
        for (double each : there.toArray()) {
            broken += Double.isNaN(each) ? 0 : 1;
        }
        comparisons.add(Exact.of(
                Witness.BETA, name, "β = 1 keeps NaN", broken, "with β = 1 a NaN that was there becomes a number"));
    }

    private void poisoned(String name, int input, double[] product) {
        var mine = new ArrayList<Matrix>();
        inputs.forEach(matrix -> mine.add(copy(matrix)));
        var operands = Operands.allocate(op, kernels, mine);
        op.forward(operands);
        if (!op.reads().inputs()) {
            mine.forEach(matrix -> matrix.fill(Double.NaN));
        }
        if (!op.reads().output()) {
            operands.out().fill(Double.NaN);
        }
        String what = "reads only what it says, " + op.reads();
        String otherwise = "reads() says " + op.reads() + " but the product changes when the rest is NaN";
        try {
            equal(Witness.READS, name, what, product, product(input, operands), otherwise);
        } catch (IllegalArgumentException refused) {
            comparisons.add(Exact.relation(Witness.READS, name, what, false, otherwise + ": " + refused.getMessage()));
        }
    }

    private void pure(String name, int input) {
        var mine = inputs.stream().map(OpRelations::copy).toList();
        var operands = Operands.allocate(op, kernels, mine);
        op.forward(operands);
        unchanged(name, "forward leaves its inputs", inputs::get, mine::get, inputs.size());
        double[] out = operands.out().toArray();
        var g = copy(cotangent);
        OpSubject.vjp(op, input, operands, g);
        unchanged(name, "vjp leaves its inputs", inputs::get, mine::get, inputs.size());
        equal(
                Witness.PURITY,
                name,
                "vjp leaves the output",
                out,
                operands.out().toArray(),
                "vjp changes the output in place");
        equal(
                Witness.PURITY,
                name,
                "vjp leaves the cotangent",
                cotangent.toArray(),
                g.toArray(),
                "vjp changes the cotangent in place");
    }

    private void unchanged(String name, String what, IntFunction<Matrix> before, IntFunction<Matrix> after, int count) {
        int broken = 0;
        for (int i = 0; i < count; i++) {
            broken += Exact.differing(before.apply(i).toArray(), after.apply(i).toArray());
        }
        comparisons.add(Exact.of(Witness.PURITY, name, what, broken, "an input was changed in place"));
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.copyOf(matrix, Precision.FLOAT64);
    }
}
