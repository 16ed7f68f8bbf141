package org.chainrule.autodiff;

import java.util.List;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;

/** The value of one computed node. */
record Step(Node node, List<Node> inputs, Op op, Operands operands) implements Pass {

    @Override
    public void run(double beta) {
        op.forward(operands);
    }
}
