package org.chainrule.verification.check;

import java.util.List;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.verification.dual.DualPass;

/** A graph in dual numbers: how its weighted outputs move with parameters and inputs. */
final class PlanForward implements Forward {

    private final DualPass pass;
    private final List<Node> outputs;
    private final List<double[]> cotangents;
    private final List<Node> nodes;

    PlanForward(Plan plan, List<Node> outputs, List<double[]> cotangents, List<Node> nodes) {
        pass = DualPass.of(plan);
        this.outputs = outputs;
        this.cotangents = cotangents;
        this.nodes = nodes;
    }

    @Override
    public Along along(List<double[]> direction) {
        for (int b = 0; b < nodes.size(); b++) {
            if (pass.computes(nodes.get(b))) { // else no output depends on it
                pass.setTangent(nodes.get(b), direction.get(b));
            }
        }
        pass.forward();
        var sum = new Sum();
        double magnitude = 0;
        double bar = 0;
        int terms = 0;
        for (int k = 0; k < outputs.size(); k++) {
            var g = cotangents.get(k);
            var tangents = pass.tangents(outputs.get(k));
            var bars = pass.bars(outputs.get(k));
            for (int i = 0; i < g.length; i++) {
                sum.add(g[i] * tangents[i]);
                magnitude += Math.abs(g[i] * tangents[i]);
                bar += Math.abs(g[i]) * bars[i];
                terms++;
            }
        }
        return new Along(OpForward.estimate(sum.value(), magnitude, bar, terms), magnitude, pass.kinks());
    }

    @Override
    public Along byElement(int block, int index) {
        throw new UnsupportedOperationException("a whole graph is asked for directions only");
    }

    @Override
    public boolean knowsElements() {
        return false;
    }
}
