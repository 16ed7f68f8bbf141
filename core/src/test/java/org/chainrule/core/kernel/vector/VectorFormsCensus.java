package org.chainrule.core.kernel.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;

/**
 * The functions that have vector forms, by name, so that none loses its form unnoticed. A function that is not named here may
 * have one or not: without, the plain loop computes it.
 */
public final class VectorFormsCensus {

    private static final List<String> WITH_A_FORM = List.of(
            "celu",
            "elu",
            "exponential",
            "gelu",
            "gelu-tanh",
            "hard-shrink",
            "hard-sigmoid",
            "hard-swish",
            "hard-tanh",
            "identity",
            "leaky-relu",
            "log-sigmoid",
            "log1mexp",
            "mish",
            "relu6",
            "selu",
            "sigmoid",
            "silu",
            "soft-shrink",
            "softplus",
            "softsign",
            "sparse-plus",
            "sparse-sigmoid",
            "squared-relu",
            "squareplus",
            "tanh",
            "tanh-shrink",
            "threshold");

    private VectorFormsCensus() {}

    /** Prints what is wrong, a line each, then {@code done}; for a copy of the sources with a function added. */
    public static void main(String[] arguments) {
        complaints().forEach(System.out::println);
        System.out.println("done");
    }

    static List<String> complaints() {
        var complaints = new ArrayList<String>();
        complaints.addAll(lost("float64", f -> VectorDoubleForms.of(f).isPresent()));
        complaints.addAll(lost("float32", f -> VectorFloatForms.of(f).isPresent()));
        return complaints;
    }

    /** The named ones without a form. */
    static List<String> lost(String precision, Predicate<ScalarFunction> hasForm) {
        return WITH_A_FORM.stream()
                .filter(name -> !hasForm.test(ScalarFunctions.named(name)))
                .map(name -> name + " has lost its vector form in " + precision)
                .toList();
    }
}
