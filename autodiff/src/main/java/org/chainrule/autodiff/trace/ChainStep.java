package org.chainrule.autodiff.trace;

import java.util.Optional;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/**
 * One chain-rule product of a backward pass: {@code contribution = upstream · local}, {@code after = before +
 * contribution}. All matrices are copies in float64.
 *
 * @param node whose vjp ran
 * @param input for which of its inputs
 * @param inputNode the node behind that input, whose gradient grows by the contribution
 * @param rule the product in words
 * @param upstream ∂L/∂node
 * @param local the local Jacobian ∂node/∂input, elements of the node × elements of the input; empty when it would have
 *     more than {@value #LARGEST_JACOBIAN} elements
 * @param contribution upstream · local, of the input's shape
 * @param before ∂L/∂input before this step, 0 if this step is the first
 * @param after ∂L/∂input after this step
 */
public record ChainStep(
        Node node,
        int input,
        Node inputNode,
        String rule,
        Matrix upstream,
        Optional<Matrix> local,
        Matrix contribution,
        Matrix before,
        Matrix after) {

    /** Elements of the largest local Jacobian that is probed. */
    public static final int LARGEST_JACOBIAN = 4096;

    /** Records a step that has just run; leaves every buffer as it is. */
    public static ChainStep observe(
            Node node,
            int input,
            Node inputNode,
            Op op,
            Operands operands,
            Matrix gradOut,
            Matrix before,
            Matrix after) {
        var upstream = copy(gradOut);
        var contribution = Matrix.zeros(after.precision(), after.rows(), after.columns());
        op.vjp(input, operands, gradOut, 0, contribution);
        return new ChainStep(
                node,
                input,
                inputNode,
                op.rule(input),
                upstream,
                local(op, input, operands, gradOut, after),
                copy(contribution),
                copy(before),
                copy(after));
    }

    private static Optional<Matrix> local(Op op, int input, Operands operands, Matrix gradOut, Matrix gradIn) {
        if ((long) gradOut.size() * gradIn.size() > LARGEST_JACOBIAN) {
            return Optional.empty();
        }
        var unit = Matrix.zeros(gradOut.precision(), gradOut.rows(), gradOut.columns());
        var row = Matrix.zeros(gradIn.precision(), gradIn.rows(), gradIn.columns());
        var jacobian = Matrix.zeros(Precision.FLOAT64, gradOut.size(), gradIn.size());
        for (int i = 0; i < unit.size(); i++) {
            unit.set(i, 1);
            op.vjp(input, operands, unit, 0, row);
            jacobian.copyRow(i, row.reshaped(1, row.size()), 0);
            unit.set(i, 0);
        }
        return Optional.of(jacobian);
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.copyOf(matrix, Precision.FLOAT64);
    }
}
