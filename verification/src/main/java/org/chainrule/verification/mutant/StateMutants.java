package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;
import static org.chainrule.verification.mutant.OpKind.product;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Reads;

/** What can go wrong besides the numbers of a product: β, buffers that others still need, memory, promises. */
final class StateMutants {

    static final String READS_DENIED = "reads-denied";
    static final String READS_SENTENCE = "reads() says what is read → says nothing is, so buffers are reused";

    private StateMutants() {}

    private static OpKind wrapped(MutantClass kind, java.util.function.Function<Edge, Op> plant) {
        Predicate<Edge> once = edge -> edge.input() == 0;
        return new OpKind(kind, once, edge -> Optional.empty(), plant);
    }

    private static void nudge(Matrix matrix) {
        matrix.set(0, matrix.get(0) == 0 ? 0.25 : 0.75 * matrix.get(0)); // probabilities stay some
    }

    private static boolean readsNothing(Edge edge) {
        return edge.op().reads() == Reads.NOTHING
                || (edge.op() instanceof Elementwise each && each.function() instanceof Identity);
    }

    static List<OpKind> all() {
        return List.of(
                product(
                        of("beta-ignored", "x̄ += c → x̄ = c", "β = 1, as for a node that is used twice", "30", "37"),
                        (op, input, o, g, beta, gx) -> op.vjp(input, o, g, 0, gx)),
                product(
                        of("beta-always-1", "x̄ = c → x̄ += c on what was there", "a buffer that is not zero", "32"),
                        (op, input, o, g, beta, gx) -> op.vjp(input, o, g, 1, gx)),
                product(
                        of("adds-twice-what-was-there", "c + β x̄ → c + 2 β x̄", "β = 1", "10"),
                        (op, input, o, g, beta, gx) -> op.vjp(input, o, g, 2 * beta, gx)),
                product(
                        of(
                                "cotangent-changed-in-place",
                                "reads g → writes the product into g",
                                "g is read again",
                                "34"),
                        (op, input, o, g, beta, gx) -> {
                            op.vjp(input, o, g, beta, gx);
                            nudge(g);
                        }),
                product(
                        of("input-changed-in-place", "reads x → writes into x", "x is read again", "35"),
                        (op, input, o, g, beta, gx) -> {
                            op.vjp(input, o, g, beta, gx);
                            nudge(o.in(input));
                        }),
                product(
                        of("output-overwritten", "keeps y → reuses the buffer of y", "y is read again", "35", "36"),
                        (op, input, o, g, beta, gx) -> {
                            op.vjp(input, o, g, beta, gx);
                            nudge(o.out());
                        }),
                product(
                        of("no-two-calls-alike", "c → c (1 + ulp) every other time", "the same product a second time"),
                        new Unsteady()),
                wrapped(
                                of(
                                        "stale-cache",
                                        "backward of this forward pass → of the first one ever",
                                        "a second forward pass at another point",
                                        "33"),
                                edge -> new RememberingOp(edge.op(), RememberingOp.Memory.FIRST))
                        .equivalentIf(StateMutants::readsNothing, "the product reads neither inputs nor output"),
                wrapped(
                                of(
                                        "state-shared-by-plans",
                                        "what backward needs is in the plan → in the op, overwritten by any forward",
                                        "forward x₁, forward x₂, backward x₁",
                                        "33",
                                        "35"),
                                edge -> new RememberingOp(edge.op(), RememberingOp.Memory.LAST))
                        .equivalentIf(StateMutants::readsNothing, "the product reads neither inputs nor output"),
                wrapped(
                                of(READS_DENIED, READS_SENTENCE, "poisoned buffers", "35"),
                                edge -> new MisdeclaredOp(edge.op()))
                        .equivalentIf(edge -> edge.op().reads() == Reads.NOTHING, "that is what reads() says"));
    }

    /** Every other call is an ulp off. */
    private static final class Unsteady implements MutantOp.Product {
        private long calls;

        @Override
        public void run(Op sound, int input, org.chainrule.autodiff.op.Operands o, Matrix g, double beta, Matrix gx) {
            sound.vjp(input, o, g, beta, gx);
            calls++;
            if (calls % 2 == 0) {
                for (int i = 0; i < gx.size(); i++) {
                    gx.set(i, gx.get(i) + Math.ulp(gx.get(i)));
                }
            }
        }
    }
}
