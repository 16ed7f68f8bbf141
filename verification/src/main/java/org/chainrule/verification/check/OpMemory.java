package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.region.Draw;

/** Whether an op remembers: its product is the same whatever it computed before, in whatever buffers. */
final class OpMemory {

    private final Op op;
    private final Kernels kernels;
    private final List<Matrix> inputs;
    private final List<Matrix> other;
    private final Matrix cotangent;

    /** At these inputs, with this cotangent; {@code other} are inputs of the same shapes that the op takes. */
    OpMemory(Op op, Kernels kernels, List<Matrix> inputs, List<Matrix> other, Matrix cotangent) {
        this.op = op;
        this.kernels = kernels;
        this.inputs = inputs;
        this.other = other;
        this.cotangent = cotangent;
    }

    /** Of the product for one input, which is known. */
    List<Comparison> of(int input, double[] product, RandomGenerator random) {
        var comparisons = new ArrayList<Comparison>();
        comparisons.add(afterAnother(input, product));
        comparisons.add(sameBuffers(input, random));
        halfway(input, comparisons);
        return comparisons;
    }

    Comparison afterAnother(int input, double[] product) {
        var first = forward(copies(inputs));
        forward(copies(other));
        return equal(
                OpSubject.name(op, input),
                "forward x₁, forward x₂, backward x₁",
                product,
                OpSubject.vjp(op, input, first, copy(cotangent)),
                "the product at x₁ changes when the op has run forward at x₂ in between, with buffers of its own: the op"
                        + " remembers; keep what backward needs in the workspace");
    }

    /** A plan runs forward and backward in the same buffers again and again, with other numbers. */
    private Comparison sameBuffers(int input, RandomGenerator random) {
        var mine = copies(inputs);
        var g = copy(cotangent);
        var operands = forward(mine);
        OpSubject.vjp(op, input, operands, g);
        for (int i = 0; i < mine.size(); i++) {
            mine.get(i).copyFrom(other.get(i).toArray());
        }
        g.copyFrom(Draw.normal(g.shape(), random).toArray());
        op.forward(operands);
        double[] found = OpSubject.vjp(op, input, operands, g);
        return equal(
                OpSubject.name(op, input),
                "other numbers in the same buffers",
                OpSubject.vjp(op, input, forward(copies(other)), copy(g)),
                found,
                "the product is that of numbers which were in these buffers before; nothing may be kept by the buffer it was"
                        + " in");
    }

    /** What is kept until some element of the inputs changes shows at inputs that share that element with those before. */
    private void halfway(int input, List<Comparison> comparisons) {
        var between = copies(inputs);
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
        comparisons.add(equal(
                OpSubject.name(op, input),
                "the same after inputs that share elements with these",
                afterOther,
                afterThese,
                "the product is that of inputs before, which have some of their elements in common with these; the op keeps"
                        + " something until one of them changes: compare them all, or keep nothing"));
    }

    /** In a graph two inputs may be one node; the products are those of two nodes with the same numbers. */
    List<Comparison> oneMatrix() {
        var comparisons = new ArrayList<Comparison>();
        for (int second : OpSubject.edges(op, inputs.size())) {
            for (int first = 0; first < second; first++) {
                if (op.differentiable(first)
                        && inputs.get(first).shape().equals(inputs.get(second).shape())) {
                    comparisons.add(oneMatrix(first, second, first));
                    comparisons.add(oneMatrix(first, second, second));
                }
            }
        }
        return comparisons;
    }

    private Comparison oneMatrix(int first, int second, int input) {
        var apart = new ArrayList<>(inputs);
        apart.set(second, copy(inputs.get(first)));
        var together = new ArrayList<>(inputs);
        together.set(second, inputs.get(first));
        return equal(
                OpSubject.name(op, input),
                "inputs " + first + " and " + second + " are one matrix",
                OpSubject.vjp(op, input, forward(apart), copy(cotangent)),
                OpSubject.vjp(op, input, forward(together), copy(cotangent)),
                "the product changes when two inputs with the same numbers are one matrix");
    }

    private double[] productAt(List<Matrix> at, int input) {
        return OpSubject.vjp(op, input, forward(copies(at)), copy(cotangent));
    }

    private Operands forward(List<Matrix> at) {
        var operands = Operands.allocate(op, kernels, at);
        op.forward(operands);
        return operands;
    }

    private static Comparison equal(String group, String what, double[] expected, double[] found, String otherwise) {
        return Exact.of(Witness.REPETITION, group, what, Exact.differing(expected, found), otherwise);
    }

    private static List<Matrix> copies(List<Matrix> matrices) {
        return matrices.stream().map(OpMemory::copy).toList();
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.copyOf(matrix, Precision.FLOAT64);
    }
}
