package org.chainrule.examples.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;

/**
 * The activations of the reference files by their names there. Most are found in the indexes of this library, with hyphens
 * for underscores, and the parameters are the record's components in their order; only what is spelled differently is
 * listed, so an activation that is added later is known at once.
 */
final class GoldenActivations {

    private GoldenActivations() {}

    /** With these parameters. */
    static GoldenActivation of(String name, Place params) {
        if (name.equals("prelu")) {
            return new GoldenActivation.Learned(params.get("weight").numbers());
        }
        String ours = libraryName(name, params);
        Optional<GoldenActivation> scalar = ScalarFunctions.all().stream()
                .filter(function -> family(function.name()).equals(ours))
                .findFirst()
                .map(function -> new GoldenActivation.Scalar(with(function, params)));
        return scalar.orElseGet(() -> new GoldenActivation.Row(row(name)));
    }

    /** The row function of this name with its default parameters. */
    static RowFunction row(String name) {
        String ours = name.equals("logsumexp") ? "log-sum-exp" : name.replace('_', '-');
        return RowFunctions.all().stream()
                .filter(function -> family(function.name()).equals(ours))
                .findFirst()
                .orElseThrow(() -> new Unknown(name));
    }

    private static String libraryName(String name, Place params) {
        return switch (name) {
            case "gelu" ->
                params.find("approximate").map(Place::text).orElse("none").equals("tanh") ? "gelu-tanh" : "gelu";
            case "hardshrink", "hardsigmoid", "hardswish", "hardtanh" -> "hard-" + name.substring("hard".length());
            case "softshrink" -> "soft-shrink";
            case "tanhshrink" -> "tanh-shrink";
            default -> name.replace('_', '-');
        };
    }

    private static String family(String name) {
        int parameters = name.indexOf('(');
        return parameters < 0 ? name : name.substring(0, parameters);
    }

    /**
     * The canonical constructor, given the numbers among the reference's parameters in their order: as many as the record has
     * components. A record with more components than the reference has numbers keeps its defaults.
     */
    private static ScalarFunction with(ScalarFunction function, Place params) {
        var components = function.getClass().getRecordComponents();
        var numbers = params.names().stream()
                .map(params::get)
                .filter(place -> !place.node().isTextual() && !place.isNull())
                .mapToDouble(Place::number)
                .toArray();
        if (components.length == 0 || numbers.length == 0) {
            return function;
        }
        if (numbers.length < components.length) {
            throw new Malformed(params, numbers.length + " numbers", components.length + " for " + function.name());
        }
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(numbers).limit(components.length).boxed().toArray();
        try {
            return function.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(
                    String.valueOf(refused.getTargetException().getMessage()), refused);
        } catch (ReflectiveOperationException unfit) {
            throw new IllegalStateException(function.name() + ": its components must all be double", unfit);
        }
    }
}
