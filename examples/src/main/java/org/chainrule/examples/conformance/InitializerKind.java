package org.chainrule.examples.conformance;

import org.chainrule.core.initializer.Fan;
import org.chainrule.core.initializer.FanScaled;
import org.chainrule.core.initializer.Gain;
import org.chainrule.core.initializer.Initializer;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.initializer.PytorchLinear;
import org.chainrule.core.kernel.Kernels;

/** Bounds, standard deviations and gains of the initializers, to one ulp. */
final class InitializerKind implements Kind {

    @Override
    public String name() {
        return "initializers";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        for (Place entry : root.get("initializers").items()) {
            String where = entry.get("initializer").text() + " "
                    + entry.get("shape").node() + " " + entry.get("params").node();
            tally.entry(where, () -> judge(entry, where, tally));
        }
        root.find("gains")
                .ifPresent(gains -> gains.items().forEach(entry -> {
                    String where = "gain of " + entry.get("nonlinearity").text();
                    tally.entry(
                            where,
                            () -> ulp(
                                    "gain, ulps",
                                    entry.get("gain"),
                                    gain(entry.get("nonlinearity").text(), entry, "param")
                                            .value(),
                                    where,
                                    tally));
                }));
    }

    private static void judge(Place entry, String where, Tally tally) {
        var initializer = initializer(entry.get("initializer").text(), entry.get("params"));
        int in = entry.get("fan_in").whole();
        int out = entry.get("fan_out").whole();
        double deviation = initializer instanceof FanScaled scaled
                ? scaled.standardDeviation(in, out)
                : ((PytorchLinear) initializer).standardDeviation(in, out);
        double bound = initializer instanceof FanScaled scaled
                ? scaled.bound(in, out)
                : ((PytorchLinear) initializer).bound(in, out);
        ulp("standard deviation, ulps", entry.get("std"), deviation, where, tally);
        if (entry.has("bound")) {
            ulp("bound, ulps", entry.get("bound"), bound, where, tally);
        } else if (bound != Double.POSITIVE_INFINITY) {
            tally.fail(where, "found the bound " + bound + ", but a normal distribution has none");
        }
    }

    private static void ulp(String what, Place exact, double found, String where, Tally tally) {
        double number = exact.number();
        tally.compare(
                what, Math.abs(found - number) / Math.ulp(number), 1, where, "found " + found + ", exact " + number);
    }

    private static Initializer initializer(String name, Place params) {
        var gain = xavierGain(params);
        var he = params.has("nonlinearity") ? gain(params.get("nonlinearity").text(), params, "a") : Gain.LINEAR;
        var fan = params.find("mode").map(Place::text).orElse("fan_in").equals("fan_out") ? Fan.OUT : Fan.IN;
        return switch (name) {
            case "xavier_uniform" -> Initializers.xavierUniform().withGain(gain);
            case "xavier_normal" -> Initializers.xavierNormal().withGain(gain);
            case "kaiming_uniform" -> Initializers.heUniform().withGain(he).withFan(fan);
            case "kaiming_normal" -> Initializers.heNormal().withGain(he).withFan(fan);
            case "lecun_uniform" -> Initializers.lecunUniform();
            case "lecun_normal" -> Initializers.lecunNormal();
            case "torch_linear_default_weight", "torch_linear_default_bias" -> Initializers.pytorchLinear();
            default -> throw new Unknown(name);
        };
    }

    /** By the activation's name, which is exact; a gain of another name is taken as the number it is. */
    private static Gain xavierGain(Place params) {
        if (!params.has("gain_for") || params.get("gain_for").text().equals("leaky_relu")) {
            return Gain.of(params.number("gain", 1));
        }
        return gain(params.get("gain_for").text(), params, "param");
    }

    private static Gain gain(String nonlinearity, Place params, String parameter) {
        return switch (nonlinearity) {
            case "linear" -> Gain.LINEAR;
            case "sigmoid" -> Gain.SIGMOID;
            case "tanh" -> Gain.TANH;
            case "relu" -> Gain.RELU;
            case "selu" -> Gain.SELU;
            case "leaky_relu" -> Gain.leakyRelu(params.number(parameter, 0.01));
            default -> throw new Unknown("gain of " + nonlinearity);
        };
    }
}
