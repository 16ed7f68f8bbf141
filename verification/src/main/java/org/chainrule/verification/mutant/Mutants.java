package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;

/** The index of the classes of mutants, and the mutants of anything that has a derivative. */
public final class Mutants {

    private Mutants() {}

    private static List<OpKind> opKinds() {
        return Stream.of(
                        ProductMutants.all(),
                        CotangentMutants.all(),
                        ReductionMutants.all(),
                        LossReductionMutants.all(),
                        ModelMutants.ops(),
                        StateMutants.all(),
                        BeyondMutants.ops(),
                        SpecialCaseMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Every class, each once, in the order of the files. */
    public static List<MutantClass> classes() {
        var classes = new LinkedHashMap<String, MutantClass>();
        Stream.of(
                        opKinds().stream().map(OpKind::kind),
                        FunctionMutants.all().stream().map(FunctionKind::kind),
                        RowMutants.all().stream().map(RowKind::kind),
                        LossMutants.all().stream().map(LossKind::kind),
                        EngineMutants.classes().stream())
                .flatMap(kinds -> kinds)
                .forEach(kind -> classes.putIfAbsent(kind.name(), kind));
        return List.copyOf(classes.values());
    }

    /** Mutants of an op on inputs of these shapes, each with its fault at one input. */
    public static List<Mutant<Op>> of(Op op, List<Shape> inputs) {
        return collect(opKinds().stream().map(kind -> kind.mutants(op, inputs)));
    }

    /** Mutants of a function of one number. */
    public static List<Mutant<ScalarFunction>> of(ScalarFunction function) {
        return collect(FunctionMutants.all().stream().map(kind -> kind.plant().apply(function)));
    }

    /** Mutants of a function of a row of n columns, besides those that it has as an op. */
    public static List<Mutant<RowFunction>> of(RowFunction function, int n) {
        return collect(RowMutants.all().stream().map(kind -> kind.plant().apply(function, n)));
    }

    /** Mutants of a loss of predictions of n columns, besides those that it has as an op. */
    public static List<Mutant<Loss>> of(Loss loss, int n) {
        return collect(LossMutants.all().stream().map(kind -> kind.plant().apply(loss, n)));
    }

    /** Engines with a fault in their backward loop, for a graph of parameters with a 1×1 output. */
    public static List<Mutant<Engine>> of(Graph graph, Node output) {
        return EngineMutants.in(graph, output);
    }

    private static <T> List<T> collect(Stream<? extends Collection<T>> parts) {
        var all = new ArrayList<T>();
        parts.forEach(all::addAll);
        return List.copyOf(all);
    }
}
