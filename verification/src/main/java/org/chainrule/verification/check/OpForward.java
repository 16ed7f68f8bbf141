package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.dual.DualKernels;
import org.chainrule.verification.oracle.Estimate;

/** An op in dual numbers: how its output moves with its inputs, asked once for all cotangents. */
final class OpForward {

    /** So many input elements and no more have all their derivatives taken. */
    static final int MOST_ELEMENTS = 64;

    private final Op op;
    private final DualKernels kernels;
    private final Operands operands;
    private final List<Integer> edges;
    private final Map<List<Integer>, Moved> byElement = new HashMap<>();
    private final Map<List<Double>, List<double[]>> sensitivities = new HashMap<>();

    /** How the output moves. */
    private record Moved(double[] tangent, double[] bar, List<String> kinks) {}

    OpForward(Op op, Kernels base, List<Matrix> inputs) {
        this.op = op;
        kernels = new DualKernels(base);
        var copies = new ArrayList<Matrix>();
        inputs.forEach(input -> copies.add(Matrix.copyOf(input, Precision.FLOAT64)));
        operands = Operands.allocate(op, kernels, copies);
        edges = OpSubject.edges(op, inputs.size());
    }

    /** The op that this is the forward pass of. */
    Op op() {
        return op;
    }

    /** The derivatives of the output weighted by a cotangent. */
    Forward weighted(Matrix cotangent) {
        double[] g = cotangent.toArray();
        return new Forward() {
            @Override
            public Along along(List<double[]> direction) {
                return weighted(moved(direction));
            }

            @Override
            public Along byElement(int block, int index) {
                var moved = byElement.computeIfAbsent(List.of(block, index), place -> moved(oneHot(block, index)));
                return weighted(moved);
            }

            private Along weighted(Moved moved) {
                return isDefined() ? OpForward.along(moved, g) : new Along(Estimate.NONE, 0, List.of());
            }

            @Override
            public boolean knowsElements() {
                return edges.stream().mapToInt(i -> operands.in(i).size()).sum() <= MOST_ELEMENTS;
            }
        };
    }

    private Moved moved(List<double[]> direction) {
        kernels.clear();
        for (int b = 0; b < edges.size(); b++) {
            kernels.setTangent(operands.in(edges.get(b)), direction.get(b));
        }
        kernels.forward(op, operands);
        return new Moved(kernels.tangents(operands.out()), kernels.bars(operands.out()), kernels.kinks());
    }

    /** Where one output has no value there is no weighted sum of outputs, whatever its weight. */
    private boolean isDefined() {
        return Arrays.stream(operands.out().toArray()).allMatch(Double::isFinite);
    }

    private List<double[]> oneHot(int block, int index) {
        var direction = new ArrayList<double[]>();
        for (int i : edges) {
            direction.add(new double[operands.in(i).size()]);
        }
        direction.get(block)[index] = 1;
        return direction;
    }

    private static Forward.Along along(Moved moved, double[] g) {
        var sum = new Sum();
        double magnitude = 0;
        double bar = 0;
        for (int k = 0; k < g.length; k++) {
            if (g[k] != 0) {
                sum.add(g[k] * moved.tangent[k]);
                magnitude += Math.abs(g[k] * moved.tangent[k]);
                bar += Math.abs(g[k]) * moved.bar[k];
            }
        }
        return new Forward.Along(estimate(sum.value(), magnitude, bar, g.length), magnitude, moved.kinks);
    }

    /**
     * A sum of products with bars. The products are rounded, each by u of itself, so all by u of the magnitude; the sum carries
     * its errors along and is rounded once more; the bar's own m roundings are within γ_m of it.
     */
    static Estimate estimate(double value, double magnitude, double bar, int terms) {
        double bound = (bar + 2 * FunctionCheck.U * magnitude) * (1 + (terms + 4) * 2 * FunctionCheck.U);
        return Double.isFinite(value) && Double.isFinite(bound) ? new Estimate(value, bound) : Estimate.NONE;
    }

    /**
     * κ of one element of the vjp: Σ_v |v ∂gx/∂v| over all elements v of all inputs, by dual numbers run through the vjp; beside
     * the magnitude of the terms it is how many times the stated ulps are allowed.
     */
    double sensitivity(int block, int index, Matrix cotangent) {
        var weights = Arrays.stream(cotangent.toArray()).boxed().toList();
        return sensitivities.computeIfAbsent(weights, unknown -> computed(cotangent))
                .get(block)[index];
    }

    /** One column of the second derivatives at a time: an input moves, and all elements of the product with it. */
    private List<double[]> computed(Matrix cotangent) {
        var sums = new ArrayList<double[]>();
        edges.forEach(input -> sums.add(new double[operands.in(input).size()]));
        for (int i = 0; i < operands.count(); i++) {
            for (int j = 0; j < operands.in(i).size(); j++) {
                if (isLabel(i, operands.in(i).get(j))) {
                    continue;
                }
                var direction = new double[operands.in(i).size()];
                direction[j] = 1;
                kernels.clear();
                kernels.setTangent(operands.in(i), direction);
                kernels.forward(op, operands);
                double moving = operands.in(i).get(j);
                for (int block = 0; block < edges.size(); block++) {
                    add(block, moving, cotangent, sums.get(block));
                }
            }
        }
        return sums;
    }

    /** A class, a count or a mark of 0 or 1 carries no rounding, so it excuses none: σ(x) − 1 is not allowed to be 0. */
    private boolean isLabel(int input, double v) {
        return !edges.contains(input) && v == Math.rint(v);
    }

    private void add(int block, double moving, Matrix cotangent, double[] sums) {
        int input = edges.get(block);
        var gradIn = Matrix.zeros(Precision.FLOAT64, operands.in(input).shape());
        op.vjp(input, operands, cotangent, 0, gradIn);
        for (int index = 0; index < sums.length; index++) {
            var slope = kernels.tangent(gradIn, index);
            sums[index] += slope.isKnown() ? Math.abs(moving * slope.value()) : 0;
        }
    }
}
