package org.chainrule.core.function;

import java.util.List;

/** The index of the built-in scalar functions, with default parameters, in alphabetical order. */
public final class ScalarFunctions {

    private ScalarFunctions() {}

    /** One of each. */
    public static List<ScalarFunction> all() {
        return List.of(
                new Celu(),
                new Elu(),
                new Exponential(),
                new Gelu(),
                new GeluTanh(),
                new HardShrink(),
                new HardSigmoid(),
                new HardSwish(),
                new HardTanh(),
                new Identity(),
                new LeakyRelu(),
                new Log1mExp(),
                new LogSigmoid(),
                new Mish(),
                new Relu(),
                new Relu6(),
                new Selu(),
                new Sigmoid(),
                new Silu(),
                new SoftShrink(),
                new Softplus(),
                new Softsign(),
                new SparsePlus(),
                new SparseSigmoid(),
                new SquaredRelu(),
                new Squareplus(),
                new Tanh(),
                new TanhShrink(),
                new Threshold(1, -0.5));
    }

    /**
     * The function of this name without parameters, for example {@code leaky-relu}.
     *
     * @throws IllegalArgumentException if there is none, listing the names there are
     */
    public static ScalarFunction named(String name) {
        return all().stream()
                .filter(function -> family(function).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("activation: found no \"" + name + "\"; choose one of "
                        + String.join(
                                ", ",
                                all().stream().map(ScalarFunctions::family).toList())));
    }

    /**
     * The function that calls itself this, for example {@code leaky-relu(0.2)} or {@code tanh}: the inverse of
     * {@link ScalarFunction#name} for the built-in functions.
     *
     * @throws IllegalArgumentException if there is none, saying what there is
     */
    public static ScalarFunction parse(String text) {
        return FunctionText.parse("activation", text, all(), ScalarFunction::name);
    }

    private static String family(ScalarFunction function) {
        return FunctionText.family(function.name());
    }
}
