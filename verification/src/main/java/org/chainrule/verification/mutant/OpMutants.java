package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Shape;

/** The mutants of an op by which a wrong product can be explained. */
public final class OpMutants {

    /** These leave the numbers of a product as they are, or change them from call to call or in a special case only. */
    private static final Set<String> NO_EXPLANATION = Stream.concat(
                    Stream.of(
                            "no-two-calls-alike",
                            "stale-cache",
                            "state-shared-by-plans",
                            "cotangent-changed-in-place",
                            "input-changed-in-place",
                            "output-overwritten",
                            StateMutants.READS_DENIED),
                    Stream.concat(
                            SpecialCaseMutants.names().stream(),
                            Stream.concat(
                                    BeyondMutants.names().stream(),
                                    BeyondMutants.functions().stream()
                                            .map(kind -> kind.kind().name()))))
            .collect(Collectors.toUnmodifiableSet());

    private OpMutants() {}

    /**
     * Every mutant that can be made of this op for inputs of these shapes and that is none of it in name only: its product
     * at one input is another one. Faults of products come first, then those of the function or loss inside the op.
     */
    public static List<OpMutant> fitting(Op op, List<Shape> inputs) {
        var mutants = new ArrayList<OpMutant>();
        Mutants.of(op, inputs).forEach(mutant -> add(mutants, mutant, mutant.faulty()));
        int columns = inputs.get(0).columns();
        if (op instanceof Elementwise elementwise) {
            Mutants.of(elementwise.function())
                    .forEach(mutant -> add(mutants, mutant, new Elementwise(mutant.faulty())));
        } else if (op instanceof RowWise rows) {
            Mutants.of(rows.function(), columns).forEach(mutant -> add(mutants, mutant, new RowWise(mutant.faulty())));
        } else if (op instanceof LossOp loss) {
            Mutants.of(loss.loss(), columns)
                    .forEach(mutant -> add(mutants, mutant, new LossOp(mutant.faulty(), loss.reduction())));
        }
        return List.copyOf(mutants);
    }

    private static void add(List<OpMutant> mutants, Mutant<?> mutant, Op op) {
        var kind = mutant.kind();
        if (mutant.equivalence().isEmpty() && !NO_EXPLANATION.contains(kind.name())) {
            mutants.add(new OpMutant(kind.name(), kind.asIf(), op));
        }
    }
}
