package org.chainrule.core.initializer;

import java.util.List;
import java.util.stream.Collectors;

/** The initialisers by name. */
public final class Initializers {

    private Initializers() {}

    /** Xavier, uniform: weights within ±√(6/(fanIn+fanOut)). Glorot and Bengio 2010, equation 16. */
    public static FanScaled xavierUniform() {
        return new FanScaled("xavier-uniform", Gain.LINEAR, Fan.MEAN, Distribution.UNIFORM);
    }

    /** Xavier, normal: variance 2/(fanIn+fanOut). Glorot and Bengio 2010, equation 12. */
    public static FanScaled xavierNormal() {
        return new FanScaled("xavier-normal", Gain.LINEAR, Fan.MEAN, Distribution.NORMAL);
    }

    /** The usual Xavier: {@link #xavierUniform()}. */
    public static FanScaled xavier() {
        return xavierUniform();
    }

    /** He, uniform: weights within ±√(6/fanIn), for ReLU. He et al. 2015, equation 10. */
    public static FanScaled heUniform() {
        return new FanScaled("he-uniform", Gain.RELU, Fan.IN, Distribution.UNIFORM);
    }

    /** He, normal: variance 2/fanIn, for ReLU. He et al. 2015, equation 10. */
    public static FanScaled heNormal() {
        return new FanScaled("he-normal", Gain.RELU, Fan.IN, Distribution.NORMAL);
    }

    /** The usual He: {@link #heNormal()}. */
    public static FanScaled he() {
        return heNormal();
    }

    /** LeCun, uniform: weights within ±√(3/fanIn). LeCun et al. 1998, "Efficient BackProp", §4.6. */
    public static FanScaled lecunUniform() {
        return new FanScaled("lecun-uniform", Gain.LINEAR, Fan.IN, Distribution.UNIFORM);
    }

    /** LeCun, normal: variance 1/fanIn. LeCun et al. 1998, "Efficient BackProp", §4.6. */
    public static FanScaled lecunNormal() {
        return new FanScaled("lecun-normal", Gain.LINEAR, Fan.IN, Distribution.NORMAL);
    }

    /** What {@code torch.nn.Linear} starts with, biases included. */
    public static PytorchLinear pytorchLinear() {
        return new PytorchLinear();
    }

    /** Normal with standard deviation 0.01. */
    public static SmallRandom smallRandom() {
        return new SmallRandom();
    }

    /** All weights 0. */
    public static Constant zeros() {
        return new Constant(0);
    }

    /** All weights equal. */
    public static Constant constant(double value) {
        return new Constant(value);
    }

    /** One of every kind, in alphabetical order of their names. */
    public static List<Initializer> all() {
        return List.of(
                zeros(),
                heNormal(),
                heUniform(),
                lecunNormal(),
                lecunUniform(),
                pytorchLinear(),
                smallRandom(),
                xavierNormal(),
                xavierUniform());
    }

    /** The initialiser of {@link #all()} with this name, with or without its bracketed numbers: {@code he-normal}. */
    public static Initializer named(String name) {
        for (var initializer : all()) {
            if (initializer.name().equals(name) || plain(initializer).equals(name)) {
                return initializer;
            }
        }
        throw new IllegalArgumentException("initialiser: found the name \"" + name + "\"; known are "
                + all().stream().map(Initializers::plain).collect(Collectors.joining(", ")));
    }

    private static String plain(Initializer initializer) {
        String name = initializer.name();
        int bracket = name.indexOf('(');
        return bracket < 0 ? name : name.substring(0, bracket);
    }
}
