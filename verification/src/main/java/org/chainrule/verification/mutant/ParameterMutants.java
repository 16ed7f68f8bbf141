package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.function.Celu;
import org.chainrule.core.function.Elu;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Silu;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Softmin;
import org.chainrule.core.function.Softplus;
import org.chainrule.core.function.Squareplus;
import org.chainrule.core.loss.GaussianNll;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.PoissonNll;
import org.chainrule.core.loss.PoissonNllWithRates;

/** What can go wrong with parameters: another value in the slope than in the value. */
final class ParameterMutants {

    static final MutantClass DEFAULT = of(
            "parameter-is-the-default",
            "the parameter → its default, in the slope only",
            "parameters other than the default",
            "13",
            "14",
            "42",
            "46");
    static final MutantClass ANOTHER = of(
            "parameter-of-another",
            "the parameter → that of another one in use, in the slope only",
            "arguments that tell the two apart",
            "13",
            "14",
            "42",
            "46");
    static final MutantClass ONE =
            of("parameter-is-1", "the parameter → 1: dropped from the slope", "parameters other than 1", "13", "14");

    private static final String IS_DEFAULT = "the parameter is the default";

    private static final String CONSTANT = "the two differ in a term that does not depend on the prediction";

    private ParameterMutants() {}

    /** Whether the two losses differ only in whether a constant is added. */
    private static boolean differInAConstant(Loss a, Loss b) {
        if (a instanceof GaussianNll x && b instanceof GaussianNll y) {
            return x.epsilon() == y.epsilon();
        }
        if (a instanceof PoissonNllWithRates x && b instanceof PoissonNllWithRates y) {
            return x.epsilon() == y.epsilon();
        }
        return a instanceof PoissonNll && b instanceof PoissonNll;
    }

    static List<FunctionKind> functions() {
        return List.of(
                new FunctionKind(
                        DEFAULT,
                        f -> named(f)
                                .map(other -> FunctionKind.mutant(DEFAULT, f, (x, y) -> other.slope(x, other.value(x)))
                                        .equivalentIf(other.equals(f), IS_DEFAULT))
                                .stream()
                                .toList()),
                new FunctionKind(ANOTHER, f -> {
                    var mutants = new ArrayList<Mutant<ScalarFunction>>();
                    others(f.datasheet().specimens(), f)
                            .forEach(other -> mutants.add(
                                    FunctionKind.mutant(ANOTHER, f, (x, y) -> other.slope(x, other.value(x)))
                                            .at(other.name())));
                    return mutants;
                }),
                new FunctionKind(
                        ONE,
                        f -> withOne(f)
                                .map(other -> FunctionKind.mutant(ONE, f, (x, y) -> other.slope(x, other.value(x)))
                                        .equivalentIf(other.equals(f), "the parameter is 1"))
                                .stream()
                                .toList()));
    }

    /** The default of a family that has parameters. */
    private static Optional<ScalarFunction> named(ScalarFunction f) {
        return ScalarFunctions.all().stream()
                .filter(other ->
                        other.getClass() == f.getClass() && other.getClass().getRecordComponents().length > 0)
                .findFirst();
    }

    private static <T> List<? extends T> others(List<? extends T> specimens, T than) {
        return specimens.stream()
                .distinct()
                .filter(other -> !other.equals(than))
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private static Optional<ScalarFunction> withOne(ScalarFunction f) {
        if (f instanceof Elu) {
            return Optional.of(new Elu(1));
        } else if (f instanceof Celu) {
            return Optional.of(new Celu(1));
        } else if (f instanceof Silu) {
            return Optional.of(new Silu(1));
        } else if (f instanceof Softplus) {
            return Optional.of(new Softplus(1));
        } else if (f instanceof Squareplus) {
            return Optional.of(new Squareplus(1));
        }
        return Optional.empty();
    }

    static List<RowKind> rowFunctions() {
        return List.of(
                new RowKind(
                        DEFAULT,
                        (f, n) -> RowFunctions.all().stream()
                                .filter(other -> other.getClass() == f.getClass()
                                        && other.getClass().getRecordComponents().length > 0)
                                .map(other -> RowKind.as(DEFAULT, f, other).equivalentIf(other.equals(f), IS_DEFAULT))
                                .toList()),
                new RowKind(ANOTHER, (f, n) -> {
                    var mutants = new ArrayList<Mutant<RowFunction>>();
                    others(f.sheet().specimens(), f)
                            .forEach(other ->
                                    mutants.add(RowKind.as(ANOTHER, f, other).at(other.name())));
                    return mutants;
                }),
                new RowKind(
                        ONE,
                        (f, n) -> withOne(f)
                                .map(other ->
                                        RowKind.as(ONE, f, other).equivalentIf(other.equals(f), "the parameter is 1"))
                                .stream()
                                .toList()));
    }

    private static Optional<RowFunction> withOne(RowFunction f) {
        if (f instanceof Softmax) {
            return Optional.of(new Softmax(1));
        }
        return f instanceof Softmin ? Optional.of(new Softmin(1)) : Optional.empty();
    }

    static List<LossKind> losses() {
        return List.of(
                new LossKind(
                        DEFAULT,
                        (loss, n) -> Losses.all().stream()
                                .filter(other -> other.getClass() == loss.getClass()
                                        && other.getClass().getRecordComponents().length > 0)
                                .map(other -> LossKind.as(DEFAULT, loss, other)
                                        .equivalentIf(differInAConstant(loss, other), CONSTANT)
                                        .equivalentIf(other.equals(loss), IS_DEFAULT))
                                .toList()),
                new LossKind(ANOTHER, (loss, n) -> {
                    var mutants = new ArrayList<Mutant<Loss>>();
                    others(loss.sheet().specimens(), loss)
                            .forEach(other -> mutants.add(LossKind.as(ANOTHER, loss, other)
                                    .at(other.toString())
                                    .equivalentIf(differInAConstant(loss, other), CONSTANT)));
                    return mutants;
                }));
    }
}
