package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;

/** The output of an op, weighted by a cotangent and added up, as a function of its differentiable inputs. */
final class OpSubject implements Subject {

    private final Op op;
    private final Operands operands;
    private final Matrix cotangent;
    private final List<Integer> edges;
    private final List<Block> blocks = new ArrayList<>();
    private final OpForward forward;

    OpSubject(Op op, Kernels kernels, List<Matrix> inputs, Matrix cotangent, OpForward forward) {
        this.op = op;
        this.forward = forward;
        this.cotangent = cotangent;
        operands = Operands.allocate(op, kernels, inputs);
        edges = edges(op, inputs.size());
        edges.forEach(i -> blocks.add(new Block(name(op, i), inputs.get(i))));
    }

    /** The inputs with a vjp. */
    static List<Integer> edges(Op op, int inputs) {
        var edges = new ArrayList<Integer>();
        for (int i = 0; i < inputs; i++) {
            if (op.differentiable(i)) {
                edges.add(i);
            }
        }
        return edges;
    }

    static String name(Op op, int input) {
        return op.name() + " input " + input;
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public double value() {
        op.forward(operands);
        return Sum.dot(cotangent.toArray(), operands.out().toArray());
    }

    @Override
    public List<double[]> gradient() {
        return gradient(x -> x);
    }

    @Override
    public List<double[]> gradient(DoubleUnaryOperator change) {
        op.forward(operands);
        var changed = Matrix.copyOf(cotangent, Precision.FLOAT64);
        changed.copyFrom(Arrays.stream(cotangent.toArray()).map(change).toArray());
        var gradient = new ArrayList<double[]>();
        for (int i : edges) {
            gradient.add(vjp(op, i, operands, Matrix.copyOf(changed, Precision.FLOAT64)));
        }
        return gradient;
    }

    @Override
    public Optional<Forward> forward() {
        return Optional.of(forward.weighted(cotangent));
    }

    /** What the sheet of the function or loss states; an op that only adds and multiplies has no more than γ of its terms. */
    @Override
    public OptionalDouble statedRounding() {
        return OpAccuracy.stated(forward.op(), terms());
    }

    @Override
    public double sensitivity(int block, int index) {
        return forward.sensitivity(block, index, cotangent);
    }

    /** The product into a buffer that holds NaN before. */
    static double[] vjp(Op op, int input, Operands operands, Matrix cotangent) {
        var shape = operands.in(input).shape();
        var gradIn = Matrix.zeros(Precision.FLOAT64, shape);
        gradIn.fill(Double.NaN);
        op.vjp(input, operands, cotangent, 0, gradIn);
        return gradIn.toArray();
    }

    @Override
    public String rule(int block) {
        return op.rule(edges.get(block));
    }
}
