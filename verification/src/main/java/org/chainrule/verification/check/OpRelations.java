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
    private final List<Matrix> other;
    private final OpAccuracy accuracy;
    private final List<Comparison> comparisons = new ArrayList<>();

    /** Relations at these inputs, with this cotangent; {@code other} are inputs of the same shapes that the op takes. */
    OpRelations(
            Op op, Kernels kernels, List<Matrix> inputs, List<Matrix> other, Matrix cotangent, OpAccuracy accuracy) {
        this.op = op;
        this.accuracy = accuracy;
        this.kernels = kernels;
        this.inputs = inputs;
        this.other = other;
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
            equal(
                    Witness.REPETITION,
                    name,
                    "the same product a second time",
                    product,
                    product(input, operands),
                    "a second backward pass gives other numbers; is something kept between calls?");
            adds(name, block, input, operands, product, random);
            afterAnother(name, input, product);
            sameBuffers(name, input, random);
            halfway(name, input);
            poisoned(name, input, product);
            pure(name, input);
        }
        oneMatrix();
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
            afterAnother(OpSubject.name(op, input), input, product);
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

    /** A plan runs forward and backward in the same buffers again and again, with other numbers. */
    private void sameBuffers(String name, int input, RandomGenerator random) {
        var mine = inputs.stream().map(OpRelations::copy).toList();
        var g = copy(cotangent);
        var operands = Operands.allocate(op, kernels, mine);
        op.forward(operands);
        OpSubject.vjp(op, input, operands, g);
        for (int i = 0; i < mine.size(); i++) {
            mine.get(i).copyFrom(other.get(i).toArray());
        }
        g.copyFrom(Draw.normal(g.shape(), random).toArray());
        op.forward(operands);
        double[] found = OpSubject.vjp(op, input, operands, g);
        var expected = Operands.allocate(
                op, kernels, other.stream().map(OpRelations::copy).toList());
        op.forward(expected);
        equal(
                Witness.REPETITION,
                name,
                "other numbers in the same buffers",
                OpSubject.vjp(op, input, expected, copy(g)),
                found,
                "the product is that of numbers which were in these buffers before; nothing may be kept by the buffer it was"
                        + " in");
    }

    private void afterAnother(String name, int input, double[] product) {
        var first = fresh();
        var second = Operands.allocate(op, kernels, other);
        op.forward(second);
        equal(
                Witness.REPETITION,
                name,
                "forward x₁, forward x₂, backward x₁",
                product,
                product(input, first),
                "the product at x₁ changes when the op has run forward at x₂ in between, with buffers of its own: the op"
                        + " remembers; keep what backward needs in the workspace");
    }

    /** What is kept until some element of the inputs changes shows at inputs that share that element with those before. */
    private void halfway(String name, int input) {
        var between = inputs.stream().map(OpRelations::copy).toList();
        for (int i = 0; i < between.size(); i++) {
            for (int k = 1; op.differentiable(i) && k < between.get(i).size(); k += 2) {
                between.get(i).set(k, other.get(i).get(k));
            }
        }
        double[] afterOther;
        double[] afterThese;
        try {
            productAt(other, input);
            afterOther = productAt(between, input);
            productAt(other, input);
            productAt(inputs, input);
            afterThese = productAt(between, input);
        } catch (IllegalArgumentException notTaken) {
            return;
        }
        equal(
                Witness.REPETITION,
                name,
                "the same after inputs that share elements with these",
                afterOther,
                afterThese,
                "the product is that of inputs before, which have some of their elements in common with these; the op keeps"
                        + " something until one of them changes: compare them all, or keep nothing");
    }

    private double[] productAt(List<Matrix> at, int input) {
        var operands = Operands.allocate(
                op, kernels, at.stream().map(OpRelations::copy).toList());
        op.forward(operands);
        return product(input, operands);
    }

    /** In a graph two inputs may be one node; the products are those of two nodes with the same numbers. */
    private void oneMatrix() {
        for (int second : OpSubject.edges(op, inputs.size())) {
            for (int first = 0; first < second; first++) {
                if (op.differentiable(first)
                        && inputs.get(first).shape().equals(inputs.get(second).shape())) {
                    oneMatrix(first, second);
                }
            }
        }
    }

    private void oneMatrix(int first, int second) {
        var apart = new ArrayList<>(inputs);
        apart.set(second, copy(inputs.get(first)));
        var together = new ArrayList<>(inputs);
        together.set(second, inputs.get(first));
        for (int input : new int[] {first, second}) {
            var expected = Operands.allocate(op, kernels, apart);
            op.forward(expected);
            var found = Operands.allocate(op, kernels, together);
            op.forward(found);
            equal(
                    Witness.REPETITION,
                    OpSubject.name(op, input),
                    "inputs " + first + " and " + second + " are one matrix",
                    product(input, expected),
                    product(input, found),
                    "the product changes when two inputs with the same numbers are one matrix");
        }
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
