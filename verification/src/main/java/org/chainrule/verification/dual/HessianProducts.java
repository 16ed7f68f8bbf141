package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.verification.oracle.Estimate;

/**
 * Hessian-vector products H v, with H_ij = ∂²L/∂x_i∂x_j, of a 1×1 node L of a graph: dual numbers run forward along v, and then
 * backward through the vjp of every op; the tangent of the gradient is H v (Pearlmutter 1994, "Fast exact multiplication by the
 * Hessian").
 *
 * <p>The variables x are the elements of chosen nodes, one after the other and row by row: a vector of {@link #size()} numbers, as
 * long as v, the gradient and the product. Second derivatives of functions and losses come from the formulas of their values,
 * so no second derivative is written down anywhere. A product costs about as much as two gradients, in slow arithmetic that
 * carries error bars: it is meant for checking, and for small problems.
 *
 * <p>An op of a user's own takes part if its vjp computes with the kernels it is given; what it computes beside them counts as
 * constant, and {@link #notes()} warns.
 *
 * <pre>{@code
 * var hessian = HessianProducts.of(graph, loss, inputs, w, b);
 * double[] x = hessian.point();
 * Estimate[] curvature = hessian.product(x, direction);
 * }</pre>
 */
public final class HessianProducts {

    private final DualPass pass;
    private final Node output;
    private final List<Node> variables;
    private final Set<Node> moved = new HashSet<>();

    private HessianProducts(DualPass pass, Node output, List<Node> variables) {
        this.pass = pass;
        this.output = output;
        this.variables = variables;
        moved.addAll(variables);
        for (var step : pass.steps()) {
            var inputs = inputs(step.node());
            for (int i = 0; i < inputs.size(); i++) {
                if (moved.contains(inputs.get(i)) && step.op().differentiable(i)) {
                    moved.add(step.node());
                }
            }
        }
    }

    /**
     * Second derivatives with respect to some inputs and parameters.
     *
     * @param output L, 1×1
     * @param values a value for every input of the graph, and for parameters that are not at their initial value; copied
     * @param variables inputs and parameters to differentiate by; if none are given, all parameters
     * @throws IllegalArgumentException if the output is not 1×1, or there is no variable
     */
    public static HessianProducts of(Graph graph, Node output, Map<Node, Matrix> values, Node... variables) {
        if (!output.shape().equals(Shape.SCALAR)) {
            throw new IllegalArgumentException("Hessian: \"" + output.name() + "\" is " + output.shape()
                    + "; second derivatives are taken of one number, 1×1");
        }
        var chosen = variables.length > 0
                ? List.of(variables)
                : graph.nodes().stream()
                        .filter(node -> node.origin() instanceof Node.Parameter)
                        .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("Hessian: found no parameters; name the inputs to differentiate by");
        }
        return new HessianProducts(DualPass.of(graph, values), output, chosen);
    }

    /** Number of variables. */
    public int size() {
        return variables.stream().mapToInt(node -> pass.value(node).size()).sum();
    }

    /** The variables as they are now; a new array. */
    public double[] point() {
        return variables.stream()
                .flatMapToDouble(node -> Arrays.stream(pass.value(node).toArray()))
                .toArray();
    }

    /** ∂L/∂x at x, by the vjps of the ops. */
    public double[] gradient(double[] x) {
        var gradients = run(x, new double[size()]);
        return variables.stream()
                .flatMapToDouble(node -> Arrays.stream(of(gradients, node).toArray()))
                .toArray();
    }

    /**
     * H v at x, each element with the bar of its tangent; {@link Estimate#NONE} where nothing is known, as at a kink.
     *
     * @param x where, {@link #size()} numbers; not modified
     * @param v along what, {@link #size()} numbers; not modified
     */
    public Estimate[] product(double[] x, double[] v) {
        var gradients = run(x, v);
        var product = new ArrayList<Estimate>();
        for (Node node : variables) {
            var gradient = of(gradients, node);
            for (int i = 0; i < gradient.size(); i++) {
                product.add(pass.kernels().tangent(gradient, i));
            }
        }
        return product.toArray(new Estimate[0]);
    }

    /** Which tangents come from differences or may be missing, and why: one sentence each. */
    public List<String> notes() {
        return pass.notes();
    }

    private Matrix of(Map<Node, Matrix> gradients, Node node) {
        var gradient = gradients.get(node);
        return gradient != null
                ? gradient
                : Matrix.zeros(Precision.FLOAT64, pass.value(node).shape());
    }

    private Map<Node, Matrix> run(double[] x, double[] v) {
        if (x.length != size() || v.length != size()) {
            throw new IllegalArgumentException("Hessian: found " + x.length + " numbers at which and " + v.length
                    + " along which; there are " + size() + " variables");
        }
        int from = 0;
        for (Node node : variables) {
            int to = from + pass.value(node).size();
            pass.value(node).copyFrom(Arrays.copyOfRange(x, from, to));
            pass.setTangent(node, Arrays.copyOfRange(v, from, to));
            from = to;
        }
        pass.forward();
        return backward();
    }

    /** The vjps in dual numbers, in reverse order; the first writer of a gradient overwrites, later ones add. */
    private Map<Node, Matrix> backward() {
        var gradients = new HashMap<Node, Matrix>();
        var seed = Matrix.zeros(Precision.FLOAT64, Shape.SCALAR);
        seed.set(0, 1);
        gradients.put(output, seed);
        for (int s = pass.steps().size() - 1; s >= 0; s--) {
            var step = pass.steps().get(s);
            var cotangent = gradients.get(step.node());
            if (cotangent == null) {
                continue;
            }
            if (step.op() instanceof CustomOp) {
                pass.kernels()
                        .noted()
                        .add(
                                "the vjp of " + step.op().name()
                                        + " is a user's own: what it computes beside the kernels counts as constant in second derivatives");
            }
            var inputs = inputs(step.node());
            for (int i = 0; i < inputs.size(); i++) {
                Node input = inputs.get(i);
                if (moved.contains(input) && step.op().differentiable(i)) {
                    boolean first = !gradients.containsKey(input);
                    var gradient = gradients.computeIfAbsent(
                            input,
                            node -> Matrix.zeros(
                                    Precision.FLOAT64, pass.value(node).shape()));
                    step.op().vjp(i, step.operands(), cotangent, first ? 0 : 1, gradient);
                }
            }
        }
        return gradients;
    }

    private static List<Node> inputs(Node node) {
        return node.origin() instanceof Node.Computed computed ? computed.inputs() : List.of();
    }
}
