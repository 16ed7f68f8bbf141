package org.chainrule.core.function;

/**
 * A function of one number, applied to every element of a matrix: y = f(x).
 *
 * <p>Adding one: write its record, name it in {@code permits}, add its line to {@link ScalarFunctions}.
 */
public sealed interface ScalarFunction
        permits Celu,
                CustomFunction,
                Elu,
                Exponential,
                Gelu,
                GeluTanh,
                HardShrink,
                HardSigmoid,
                HardSwish,
                HardTanh,
                Identity,
                LeakyRelu,
                Log1mExp,
                LogSigmoid,
                Mish,
                Relu,
                Relu6,
                Selu,
                Sigmoid,
                Silu,
                SoftShrink,
                Softplus,
                Softsign,
                SparsePlus,
                SparseSigmoid,
                SquaredRelu,
                Squareplus,
                Tanh,
                TanhShrink,
                Threshold {

    /** Lower-case name with hyphens and parameters, for example {@code leaky-relu(0.01)}. */
    String name();

    /** f(x). NaN gives NaN. */
    double value(double x);

    /**
     * f′(x); at a kink the convention of the {@link #datasheet()}.
     *
     * @param x the argument
     * @param y f(x), for functions whose slope is cheaper from it
     */
    double slope(double x, double y);

    /** What is known and promised of this function with these parameters. */
    Datasheet datasheet();
}
