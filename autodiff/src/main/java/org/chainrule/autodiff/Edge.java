package org.chainrule.autodiff;

import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;

/** One needed input of one node; {@code first} if nothing has written the input's gradient before it. */
record Edge(
        Node node,
        int input,
        Node inputNode,
        Op op,
        Operands operands,
        Matrix gradOut,
        Matrix gradIn,
        boolean first,
        boolean toParameter)
        implements Pass {

    @Override
    public void run(double beta) {
        op.vjp(input, operands, gradOut, !first ? 1 : toParameter ? beta : 0, gradIn);
    }
}
