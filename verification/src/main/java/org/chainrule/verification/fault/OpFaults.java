package org.chainrule.verification.fault;

import java.util.List;
import java.util.function.Function;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Tanh;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/** Faults in the products of ops. */
final class OpFaults {

    private static final String DIFFERENCES = "GradientCheck.ofOp, by differences";

    private OpFaults() {}

    /** Everything square: there a missing transpose or a sum over the wrong axis has the right shape. */
    private static CheckReport squareLinear(Op op) {
        return GradientCheck.ofOp(op)
                .onShapes(Shape.of(3, 3), Shape.of(3, 3), Shape.of(1, 3))
                .run();
    }

    private static CheckReport twoMatrices(Op op) {
        return GradientCheck.ofOp(op).onShapes(Shape.of(2, 3), Shape.of(2, 3)).run();
    }

    private static CheckReport oneMatrix(Op op) {
        return GradientCheck.ofOp(op).onShapes(Shape.of(2, 3)).run();
    }

    private static CheckReport preluPerFeature(Op op) {
        return GradientCheck.ofOp(op).onShapes(Shape.of(3, 3), Shape.of(1, 3)).run();
    }

    private static CheckReport preluPerLayer(Op op) {
        return GradientCheck.ofOp(op).onShapes(Shape.of(3, 3), Shape.SCALAR).run();
    }

    private static Fault fault(
            String name,
            String sentence,
            String caughtBy,
            Op sound,
            Function<Op, CheckReport> check,
            FaultyOp.Product product) {
        return Fault.of(name, sentence, caughtBy, new FaultyOp(sound, product), sound, check);
    }

    static List<Fault> all() {
        return List.of(
                fault(
                        "transpose-missing",
                        "linear: ∂L/∂X is G Wᵀ instead of G W, on square W where the shapes hide it",
                        DIFFERENCES,
                        new Linear(),
                        OpFaults::squareLinear,
                        (op, input, o, g, beta, gx) -> {
                            if (input == 0) {
                                o.kernels().multiplyRightTransposed(g, o.in(1), beta, gx);
                            } else {
                                op.vjp(input, o, g, beta, gx);
                            }
                        }),
                fault(
                        "bias-summed-over-wrong-axis",
                        "linear: ∂L/∂b sums G along its rows instead of its columns, on a batch as large as the layer",
                        DIFFERENCES,
                        new Linear(),
                        OpFaults::squareLinear,
                        (op, input, o, g, beta, gx) -> {
                            if (input == 2) {
                                for (int i = 0; i < g.rows(); i++) {
                                    double before = beta == 0 ? 0 : beta * gx.get(i);
                                    gx.set(i, before + o.kernels().sum(g.rows(i, 1)));
                                }
                            } else {
                                op.vjp(input, o, g, beta, gx);
                            }
                        }),
                fault(
                        "last-row-skipped",
                        "linear: ∂L/∂W leaves out the last row of the batch",
                        DIFFERENCES,
                        new Linear(),
                        OpFaults::squareLinear,
                        (op, input, o, g, beta, gx) -> {
                            if (input == 1) {
                                int rows = g.rows() - 1;
                                o.kernels()
                                        .multiplyLeftTransposed(
                                                g.rows(0, rows), o.in(0).rows(0, rows), beta, gx);
                            } else {
                                op.vjp(input, o, g, beta, gx);
                            }
                        }),
                fault(
                        "slopes-of-one-row",
                        "prelu: ∂L/∂a is that of the first row instead of the sum over the batch",
                        DIFFERENCES,
                        new Prelu(),
                        OpFaults::preluPerFeature,
                        (op, input, o, g, beta, gx) -> {
                            if (input == 1) {
                                o.kernels().rectifySlopesVjp(o.in(0).rows(0, 1), g.rows(0, 1), beta, gx);
                            } else {
                                op.vjp(input, o, g, beta, gx);
                            }
                        }),
                fault(
                        "shared-slope-of-one-column",
                        "prelu: ∂L/∂a of a slope that all columns share is that of the first column",
                        DIFFERENCES,
                        new Prelu(),
                        OpFaults::preluPerLayer,
                        (op, input, o, g, beta, gx) -> {
                            if (input == 1) {
                                var columns = Matrix.zeros(g.precision(), 1, g.columns());
                                o.kernels().rectifySlopesVjp(o.in(0), g, 0, columns);
                                gx.set(0, columns.get(0) + (beta == 0 ? 0 : beta * gx.get(0)));
                            } else {
                                op.vjp(input, o, g, beta, gx);
                            }
                        }),
                fault(
                        "operands-exchanged",
                        "multiply: ∂L/∂a is g ⊙ a and ∂L/∂b is g ⊙ b instead of the other way round",
                        DIFFERENCES,
                        new Multiply(),
                        OpFaults::twoMatrices,
                        (op, input, o, g, beta, gx) -> op.vjp(1 - input, o, g, beta, gx)),
                fault(
                        "first-block-for-every-input",
                        "concatenate: every input gets the first columns of the cotangent, whatever stands before it",
                        DIFFERENCES,
                        new Concatenate(),
                        OpFaults::twoMatrices,
                        (op, input, o, g, beta, gx) -> op.vjp(0, o, g, beta, gx)),
                fault(
                        "sign-flipped",
                        "tanh: ∂L/∂x has the opposite sign",
                        DIFFERENCES,
                        new Elementwise(new Tanh()),
                        OpFaults::oneMatrix,
                        (op, input, o, g, beta, gx) -> {
                            var negative = copy(g);
                            o.kernels().addScaled(-1, g, 0, negative);
                            op.vjp(input, o, negative, beta, gx);
                        }),
                fault(
                        "cotangent-ignored",
                        "tanh: ∂L/∂x is f′(x) instead of g ⊙ f′(x), right only for a cotangent of ones",
                        "GradientCheck.ofOp, by differences and by vjp(−g) = −vjp(g)",
                        new Elementwise(new Tanh()),
                        OpFaults::oneMatrix,
                        (op, input, o, g, beta, gx) -> {
                            var ones = copy(g);
                            ones.fill(1);
                            op.vjp(input, o, ones, beta, gx);
                        }),
                fault(
                        "cotangent-squared",
                        "tanh: ∂L/∂x is g² ⊙ f′(x), right for cotangents of 0 and 1",
                        "GradientCheck.ofOp, by differences and by vjp(4·g) = 4·vjp(g)",
                        new Elementwise(new Tanh()),
                        OpFaults::oneMatrix,
                        (op, input, o, g, beta, gx) -> {
                            var square = copy(g);
                            o.kernels().multiplyElements(g, g, 0, square);
                            op.vjp(input, o, square, beta, gx);
                        }),
                fault(
                        "cotangent-changed-in-place",
                        "multiply: the product is formed in the cotangent's own buffer, which other edges still read",
                        "GradientCheck.ofOp, by \"vjp leaves the cotangent\"",
                        new Multiply(),
                        OpFaults::twoMatrices,
                        (op, input, o, g, beta, gx) -> {
                            op.vjp(input, o, g, beta, gx);
                            g.copyFrom(gx);
                        }),
                fault(
                        "beta-ignored",
                        "tanh: with β = 1 the gradient that is already there is overwritten instead of added to",
                        "GradientCheck.ofOp, by \"β = 1 adds to what is there\"",
                        new Elementwise(new Tanh()),
                        OpFaults::oneMatrix,
                        (op, input, o, g, beta, gx) -> op.vjp(input, o, g, 0, gx)),
                Fault.of(
                        "stale-forward-cache",
                        "multiply: backward uses the operands of the first forward pass ever run",
                        "GradientCheck.ofOp, by differences at the second point and by buffers of its own",
                        new RememberingMultiply(RememberingMultiply.Memory.FIRST),
                        new Multiply(),
                        op -> {
                            twoMatrices(op);
                            return GradientCheck.ofOp(op)
                                    .onShapes(Shape.of(2, 3), Shape.of(2, 3))
                                    .seed(2)
                                    .run();
                        }),
                Fault.of(
                        "state-shared-by-two-plans",
                        "multiply: what backward needs is kept in the op, which two plans share, not in the workspace",
                        "GradientCheck.ofOp, by \"forward x₁, forward x₂, backward x₁\"",
                        new RememberingMultiply(RememberingMultiply.Memory.LAST),
                        new Multiply(),
                        OpFaults::twoMatrices));
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.copyOf(matrix, matrix.precision());
    }
}
