package org.chainrule.verification.locate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.dual.DualKernels;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Slopes;

/** One op at recorded inputs, on buffers of its own: its products, and the differences of its value. */
final class LocalRule {

    private final Op op;
    private final List<double[]> base;
    private final Operands operands;
    private final Optional<DualKernels> duals;
    private final Map<Integer, Moved> moved = new HashMap<>();

    /** One input moving along a tangent, and how the output moves with it, in dual numbers; no values where nothing is known. */
    record Moved(Tangent tangent, double[] values, double[] bars) {

        /** ⟨cotangent, J · tangent⟩ with the sum of the magnitudes of its terms. */
        Weighted weighted(Matrix cotangent) {
            return values.length == 0
                    ? new Weighted(Estimate.NONE, 0)
                    : Weighted.sum(cotangent.toArray(), values, bars);
        }
    }

    /** An op whose values are moved by differences only. */
    LocalRule(Op op, Kernels kernels, List<Matrix> inputs) {
        this(op, Optional.empty(), kernels, inputs);
    }

    /** An op whose values are moved by dual numbers too. */
    LocalRule(Op op, DualKernels duals, Kernels kernels, List<Matrix> inputs) {
        this(op, Optional.of(duals), kernels, inputs);
    }

    private LocalRule(Op op, Optional<DualKernels> duals, Kernels kernels, List<Matrix> inputs) {
        this.op = op;
        this.duals = duals;
        base = inputs.stream().map(Matrix::toArray).toList();
        operands = Operands.allocate(op, kernels, copies(inputs));
        op.forward(operands);
    }

    Op op() {
        return op;
    }

    int count() {
        return base.size();
    }

    Matrix input(int i) {
        return operands.in(i);
    }

    /** Copies of the inputs. */
    List<Matrix> inputs() {
        return copies(IntStream.range(0, base.size()).mapToObj(operands::in).toList());
    }

    /** A random signed cotangent of the output's shape. */
    Matrix randomCotangent(RandomGenerator random) {
        var cotangent = Matrix.zeros(Precision.FLOAT64, operands.out().shape());
        for (int k = 0; k < cotangent.size(); k++) {
            cotangent.set(k, Seed.normal(random));
        }
        return cotangent;
    }

    double[] base(int i) {
        return base.get(i);
    }

    List<Shape> shapes() {
        return IntStream.range(0, base.size())
                .mapToObj(i -> operands.in(i).shape())
                .toList();
    }

    Operands operands() {
        return operands;
    }

    Matrix out() {
        return operands.out();
    }

    /** Puts the recorded inputs back and runs forward. */
    void reset() {
        for (int i = 0; i < base.size(); i++) {
            operands.in(i).copyFrom(base.get(i));
        }
        op.forward(operands);
    }

    /** {@code cotangent · ∂out/∂in} at the inputs the buffers hold, into a buffer that holds NaN before. */
    double[] product(int input, Matrix cotangent) {
        var gradIn = Matrix.zeros(Precision.FLOAT64, operands.in(input).shape());
        gradIn.fill(Double.NaN);
        op.vjp(input, operands, Matrix.copyOf(cotangent, Precision.FLOAT64), 0, gradIn);
        return gradIn.toArray();
    }

    /** The same with β = 1 on what stands in {@code before}. */
    double[] added(int input, Matrix cotangent, Matrix before) {
        var gradIn = Matrix.copyOf(before, Precision.FLOAT64);
        op.vjp(input, operands, Matrix.copyOf(cotangent, Precision.FLOAT64), 1, gradIn);
        return gradIn.toArray();
    }

    /** The same op at other inputs, by differences only: what is looked for there is no lost digits. */
    LocalRule at(List<Matrix> inputs) {
        return new LocalRule(op, operands.kernels(), inputs);
    }

    /** Another op at the same inputs. */
    LocalRule of(Op other) {
        return new LocalRule(other, duals, operands.kernels(), inputs());
    }

    private static List<Matrix> copies(List<Matrix> inputs) {
        return inputs.stream()
                .map(input -> Matrix.copyOf(input, Precision.FLOAT64))
                .toList();
    }

    /** One input moving along a random tangent, the same one every time. */
    Moved moved(int input, RandomGenerator random) {
        var known = moved.get(input);
        if (known == null) {
            known = moved(Tangent.random(this, List.of(input), random));
            moved.put(input, known);
        }
        return known;
    }

    /** How the output moves along a tangent. */
    Moved moved(Tangent tangent) {
        return duals.flatMap(kernels -> moved(tangent, kernels))
                .orElseGet(() -> new Moved(tangent, new double[0], new double[0]));
    }

    private Optional<Moved> moved(Tangent tangent, DualKernels kernels) {
        var o = Operands.allocate(op, kernels, inputs());
        kernels.clear();
        for (int i = 0; i < base.size(); i++) {
            if (tangent.part(i).length > 0) {
                kernels.setTangent(o.in(i), tangent.part(i));
            }
        }
        try {
            kernels.forward(op, o);
            return Optional.of(new Moved(tangent, kernels.tangents(o.out()), kernels.bars(o.out())));
        } catch (IllegalArgumentException | ArithmeticException formulaCannotBeRead) {
            return Optional.empty();
        }
    }

    /** The derivative of ⟨cotangent, out⟩ along a tangent of the inputs, by differences. */
    Slopes along(Tangent tangent, Matrix cotangent, FiniteDifference differences) {
        try {
            return differences.slopes(
                    t -> {
                        tangent.move(base, operands, t);
                        op.forward(operands);
                        return Sums.dot(cotangent.toArray(), operands.out().toArray());
                    },
                    0,
                    1);
        } finally {
            reset();
        }
    }

    /** The derivative of ⟨cotangent, out⟩ by one element of one input, by differences. */
    Slopes ofElement(int input, int index, Matrix cotangent, FiniteDifference differences) {
        double at = base.get(input)[index];
        var matrix = operands.in(input);
        var weights = cotangent.toArray();
        try {
            return differences.slopes(
                    t -> {
                        matrix.set(index, t);
                        op.forward(operands);
                        return Sums.dot(weights, operands.out().toArray());
                    },
                    at);
        } finally {
            reset();
        }
    }
}
