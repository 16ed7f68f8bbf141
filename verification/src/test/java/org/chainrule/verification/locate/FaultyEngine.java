package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/** A backward loop of its own over the values of a plan, which goes wrong at one node and keeps a record of what it did. */
final class FaultyEngine {

    private final Plan plan;
    private final Node at;
    private final SumFault fault;
    private final Map<Node, Matrix> gradients = new HashMap<>();
    private final Map<Node, Matrix> cotangents = new LinkedHashMap<>();
    private final List<ChainStep> steps = new ArrayList<>();

    /**
     * A backward pass over a plan that has run forward.
     *
     * @param at whose gradient is added up wrongly
     */
    FaultyEngine(Plan plan, Node at, SumFault fault) {
        this.plan = plan;
        this.at = at;
        this.fault = fault;
        for (Node node : plan.graph().nodes()) {
            if (plan.computes(node) && plan.hasGradient(node)) {
                var gradient = Matrix.copyOf(plan.gradient(node), Precision.FLOAT64);
                gradient.fill(0);
                gradients.put(node, gradient);
            }
        }
        for (Node output : plan.outputs()) {
            if (plan.hasGradient(output)) {
                gradient(output).copyFrom(plan.cotangent(output));
                cotangents.put(output, Matrix.copyOf(plan.cotangent(output), Precision.FLOAT64));
            }
        }
        if (fault == SumFault.NOT_CLEARED) {
            for (int k = 0; k < gradient(at).size(); k++) {
                gradient(at).set(k, gradient(at).get(k) + 0.75 - k);
            }
        }
        order().forEach(this::visit);
    }

    private Matrix gradient(Node node) {
        return Objects.requireNonNull(gradients.get(node));
    }

    /** Last written first; the faulty node one use too early. */
    private List<Node> order() {
        var order = new ArrayList<>(plan.graph().nodes());
        Collections.reverse(order);
        order.removeIf(node -> !gradients.containsKey(node) || !(node.origin() instanceof Node.Computed));
        if (fault == SumFault.VISITED_TOO_EARLY) {
            order.remove(at);
            int lastUser = 0;
            for (int k = 0; k < order.size(); k++) {
                if (((Node.Computed) order.get(k).origin()).inputs().contains(at)) {
                    lastUser = k;
                }
            }
            order.add(lastUser, at);
        }
        return order;
    }

    private void visit(Node node) {
        var computed = (Node.Computed) node.origin();
        Op op = computed.op();
        var o = Operands.allocate(
                op, plan.kernels(), computed.inputs().stream().map(plan::value).toList());
        op.forward(o);
        for (int i = 0; i < computed.inputs().size(); i++) {
            Node input = computed.inputs().get(i);
            if (!gradients.containsKey(input)) {
                continue;
            }
            boolean last = input == at && isLastUse(node, i);
            if (last && fault == SumFault.LEFT_OUT) {
                continue;
            }
            var gradIn = gradient(input);
            var before = Matrix.copyOf(gradIn, Precision.FLOAT64);
            op.vjp(i, o, gradient(node), last && fault == SumFault.OVERWRITTEN ? 0 : 1, gradIn);
            if (last && fault == SumFault.COUNTED_TWICE) {
                op.vjp(i, o, gradient(node), 1, gradIn);
            }
            steps.add(ChainStep.observe(node, i, input, op, o, gradient(node), before, gradIn));
        }
    }

    /** Whether no edge into the faulty node is run after this one. */
    private boolean isLastUse(Node node, int input) {
        for (Node user : plan.graph().nodes()) {
            if (gradients.containsKey(user) && user.origin() instanceof Node.Computed computed) {
                int last = computed.inputs().lastIndexOf(at);
                if (last >= 0) {
                    return user == node && last == input; // the first written is the last visited
                }
            }
        }
        return false;
    }

    /** The record of the pass. */
    BackwardPass pass() {
        var values = new HashMap<Node, Matrix>();
        for (Node node : plan.graph().nodes()) {
            if (plan.computes(node)) {
                values.put(node, plan.value(node));
            }
        }
        return new BackwardPass(plan.graph(), plan.kernels(), values, cotangents, steps);
    }

    /** The gradient of a node as this engine leaves it. */
    double[] gradientOf(Node node) {
        return gradient(node).toArray();
    }

    /** The nodes whose gradients are sums, so that something can go wrong with them. */
    static List<Node> fanOuts(Plan plan) {
        return plan.graph().nodes().stream()
                .filter(node -> plan.computes(node) && plan.hasGradient(node) && uses(plan, node) > 1)
                .toList();
    }

    private static int uses(Plan plan, Node node) {
        int uses = plan.outputs().contains(node) ? 1 : 0;
        for (Node user : plan.graph().nodes()) {
            if (plan.computes(user) && plan.hasGradient(user) && user.origin() instanceof Node.Computed computed) {
                uses += Collections.frequency(computed.inputs(), node);
            }
        }
        return uses;
    }
}
