package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;

/** A loss that {@link Kernels} prepare gives what their verbs give, bit by bit, refuses what they refuse, and writes nothing else. */
final class LossClauses {

    private static final int ROUNDS = 40;
    private static final double[] TARGETS = {1, 0, -1, 0.25, 0.75, 2, -0.5, Double.NaN};

    private LossClauses() {}

    static Map<String, KernelsContract.Clause> all() {
        var clauses = new LinkedHashMap<String, KernelsContract.Clause>();
        for (Loss family : Losses.all()) {
            for (Loss specimen : family.sheet().specimens()) {
                if (specimen instanceof ElementLoss loss) {
                    clauses.put("small loss " + loss, (kernels, operands) -> losses(kernels, operands, loss));
                }
            }
        }
        return clauses;
    }

    private static void losses(Kernels kernels, Operands operands, ElementLoss loss) {
        for (int round = 0; round < ROUNDS; round++) {
            loss(kernels, operands, loss);
            operands.assertMarginsUntouched();
        }
    }

    /** One loss of a random shape, whose targets it takes, or, one time in four, may refuse. */
    private static void loss(Kernels kernels, Operands operands, ElementLoss loss) {
        int m = operands.size(4);
        int n = columns(operands, loss);
        Matrix p = operands.coin() ? operands.input(m, n) : operands.specialInput(m, n);
        Matrix t = operands.input(m, n);
        boolean anyTarget = operands.size(4) == 1;
        for (int i = 0; i < t.size(); i++) {
            do {
                t.set(i, operands.oneOf(TARGETS));
            } while (!anyTarget && refuses(loss, t.get(i)));
        }
        Matrix g = operands.input(1, 1);
        double factor = operands.oneOf(1, 0.3);
        Matrix gp = operands.freshOutput(m, n);
        Optional<Matrix> wanted = operands.coin() ? Optional.of(gp) : Optional.empty();
        var prepared = kernels.prepare(new SmallLoss.Matrices(loss, p, wanted));
        if (prepared.isEmpty()) {
            return;
        }
        Matrix values = operands.freshOutput(m, 1);
        var refusal = catchThrowable(() -> kernels.losses(loss, p, t, values));
        if (refusal != null) {
            assertThat(catchThrowable(() -> prepared.get().forward(t)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(refusal.getMessage());
            return;
        }
        assertSame(m + "×" + n + ": L", prepared.get().forward(t), kernels.sum(values));
        if (wanted.isPresent()) {
            Matrix byVerb = operands.freshOutput(m, n);
            prepared.get().backward(t, factor * g.get(0));
            kernels.lossesVjp(loss, p, t, g, factor, 0, byVerb);
            for (int i = 0; i < gp.size(); i++) {
                assertSame(m + "×" + n + ": element " + i + " of ∂L/∂p", gp.get(i), byVerb.get(i));
            }
        }
    }

    private static int columns(Operands operands, ElementLoss loss) {
        while (true) {
            int n = operands.size(5);
            if (catchThrowable(() -> loss.targetColumns(n)) == null) { // weights per column want their number
                return n;
            }
        }
    }

    private static boolean refuses(ElementLoss loss, double target) {
        return catchThrowable(() -> loss.checkTarget(target)) != null;
    }

    private static void assertSame(String what, double found, double byVerbs) {
        if (Double.compare(found, byVerbs) != 0) {
            throw new AssertionError(what + " is " + found + " but by the verbs " + byVerbs);
        }
    }
}
