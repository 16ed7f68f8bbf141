package org.chainrule.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.kernel.SmallLayer;
import org.chainrule.core.kernel.SmallLoss;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Reduction;

/**
 * What a plan runs in place of its steps and edges: the same, but a linear layer, the function behind it and the edges of both
 * in one go where the kernels prepare such a layer, and a loss that they prepare likewise. A network of a few neurons spends
 * most of its time between operations. Every buffer is written as by the steps and edges, to the same bits, so nothing but time
 * depends on which op follows which.
 */
final class SmallLayers {

    private final Kernels kernels;
    private final Matrix[] values;
    private final List<Pass> forward = new ArrayList<>();
    private final List<Pass> backward = new ArrayList<>();

    /** The passes for these steps and edges; inputs are looked up in the values at every pass. */
    SmallLayers(Kernels kernels, Matrix[] values, Step[] steps, Edge[] edges) {
        this.kernels = kernels;
        this.values = values;
        backward.addAll(Arrays.asList(edges));
        int s = 0;
        while (s < steps.length) {
            int taken = take(steps, s);
            if (taken == 0) {
                forward.add(steps[s]);
            }
            s += Math.max(1, taken);
        }
    }

    /** Takes what begins with this step, if the kernels prepare it; returns so many steps. */
    private int take(Step[] steps, int s) {
        Step step = steps[s];
        if (step.op() instanceof LossOp loss) {
            return takeLoss(step, loss) ? 1 : 0;
        }
        var map = Arrays.stream(steps, s, steps.length)
                .limit(2)
                .filter(next ->
                        next.op() instanceof Elementwise && next.inputs().get(0) == step.node())
                .findFirst();
        return isLayer(step) && takeLayer(step, map) ? map.isPresent() ? 2 : 1 : 0;
    }

    /** What runs forward, in this order. */
    Pass[] forward() {
        return forward.toArray(new Pass[0]);
    }

    /** What runs backward, in this order. */
    Pass[] backward() {
        return backward.toArray(new Pass[0]);
    }

    /** Takes a loss with its edge, if its prediction stays where it is, its factor too, and the kernels prepare it. */
    private boolean takeLoss(Step step, LossOp op) {
        if (!(op.loss() instanceof ElementLoss element)
                || step.inputs().get(0).origin() instanceof Node.Input
                || op.reduction() == Reduction.NONE
                || op.reduction() == Reduction.WEIGHTED_MEAN) {
            return false;
        }
        var o = step.operands();
        var edge = backward.stream()
                .filter(Edge.class::isInstance)
                .map(Edge.class::cast)
                .filter(to -> to.node() == step.node() && to.input() == 0 && to.first() && !to.toParameter())
                .findFirst();
        var prepared = kernels.prepare(new SmallLoss.Matrices(element, o.in(0), edge.map(Edge::gradIn)));
        prepared.ifPresent(loss -> {
            double factor = op.reduction()
                    .factor(o.in(0).rows(), element.elements(o.in(0).columns()), 0);
            int t = step.inputs().get(1).index();
            forward.add(beta -> o.out().set(0, factor * loss.forward(values[t])));
            edge.ifPresent(to -> backward.set(
                    backward.indexOf(to),
                    beta -> loss.backward(values[t], factor * to.gradOut().get(0))));
        });
        return prepared.isPresent();
    }

    /** Whether this is a linear layer with a bias, whose W and b are never read elsewhere. */
    private static boolean isLayer(Step step) {
        return step.op() instanceof Linear
                && step.inputs().size() == 3
                && step.inputs().get(1).origin() instanceof Node.Parameter
                && step.inputs().get(2).origin() instanceof Node.Parameter;
    }

    /** Takes a layer with its edges, if the kernels prepare it. */
    private boolean takeLayer(Step linear, Optional<Step> map) {
        var edges = edges(linear, map);
        var o = linear.operands();
        var prepared = kernels.prepare(new SmallLayer.Matrices(
                map.map(step -> ((Elementwise) step.op()).function()),
                o.in(1),
                o.in(2),
                o.out(),
                map.orElse(linear).operands().out(),
                gradients(edges)));
        prepared.ifPresent(layer -> {
            int x = linear.inputs().get(0).index();
            forward.add(beta -> layer.forward(values[x]));
            if (!edges.isEmpty()) {
                backward.set(backward.indexOf(edges.get(0)), beta -> layer.backward(values[x], beta));
                backward.removeAll(edges);
            }
        });
        return prepared.isPresent();
    }

    /** The edges of a layer, which follow one another, if it can take them; else none. */
    private List<Edge> edges(Step linear, Optional<Step> map) {
        var own = backward.stream()
                .filter(Edge.class::isInstance)
                .map(Edge.class::cast)
                .filter(edge -> edge.node() == linear.node()
                        || map.filter(step -> edge.node() == step.node()).isPresent())
                .toList();
        boolean trained = own.stream().filter(Edge::toParameter).count() == 2;
        boolean inputIsComputed = own.stream().noneMatch(edge -> edge.input() == 0 && edge.toParameter());
        return trained && inputIsComputed && own.stream().allMatch(Edge::first) ? own : List.of();
    }

    private static Optional<SmallLayer.Gradients> gradients(List<Edge> edges) {
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        int count = edges.size();
        Edge w = edges.get(count - 2);
        var x = edges.stream()
                .filter(edge -> edge.node() == w.node() && edge.input() == 0)
                .map(Edge::gradIn)
                .findFirst();
        return Optional.of(new SmallLayer.Gradients(
                edges.get(0).gradOut(),
                w.gradOut(),
                x,
                w.gradIn(),
                edges.get(count - 1).gradIn()));
    }
}
