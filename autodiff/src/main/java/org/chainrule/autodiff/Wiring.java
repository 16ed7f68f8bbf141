package org.chainrule.autodiff;

import java.util.List;
import java.util.function.Predicate;

/** Which nodes a plan has to compute, and which of them need a gradient. */
final class Wiring {

    private Wiring() {}

    /** Marks the outputs and everything they are computed from. */
    static boolean[] ancestors(List<Node> nodes, List<Node> outputs) {
        boolean[] reached = new boolean[nodes.size()];
        for (Node output : outputs) {
            reached[output.index()] = true;
        }
        for (int n = nodes.size() - 1; n >= 0; n--) {
            if (reached[n] && nodes.get(n).origin() instanceof Node.Computed computed) {
                for (Node input : computed.inputs()) {
                    reached[input.index()] = true;
                }
            }
        }
        return reached;
    }

    /**
     * Marks the trained parameters, the wanted inputs, and every node on a way from them to an output.
     *
     * @throws IllegalArgumentException if such a way leads through an edge without a derivative
     */
    static boolean[] needed(
            List<Node> nodes, boolean[] reached, Predicate<Node> trained, List<Node> wanted, boolean forwardOnly) {
        boolean[] needed = new boolean[nodes.size()];
        if (forwardOnly) {
            return needed;
        }
        for (Node node : nodes) {
            int n = node.index();
            if (trained.test(node) || wanted.contains(node)) {
                needed[n] = true;
            }
            if (!reached[n] || !(node.origin() instanceof Node.Computed computed)) {
                continue;
            }
            for (int i = 0; i < computed.inputs().size(); i++) {
                Node input = computed.inputs().get(i);
                if (needed[input.index()]) {
                    if (!computed.op().differentiable(i)) {
                        throw new IllegalArgumentException(computed.op().name() + " \"" + node.name()
                                + "\": not differentiable with respect to input " + i + ", \"" + input.name()
                                + "\", but a gradient must pass there; freeze the parameters behind it or do not ask for its"
                                + " gradient");
                    }
                    needed[n] = true;
                }
            }
        }
        return needed;
    }
}
