package org.chainrule.examples.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;

/**
 * The activations of the reference files by their names there. Most are found in the indexes of this library, with hyphens
 * for underscores, and the parameters are the record's components by name; only what is spelled differently is listed, so an activation that is added later is known at once.
 */
final class GoldenActivations {

    /** Components of our records that the reference spells differently. */
    private static final Map<String, String> SPELLED =
            Map.of("a", "negative_slope", "lambda", "lambd", "minimum", "min_val", "maximum", "max_val");

    private GoldenActivations() {}

    /** With these parameters. */
    static GoldenActivation of(String name, Place given) {
        var params = new Params(given);
        var activation = of(name, params);
        params.allUnderstood(name);
        return activation;
    }

    private static GoldenActivation of(String name, Params params) {
        if (name.equals("prelu")) {
            return new GoldenActivation.Learned(
                    params.numbers("weight").orElseThrow(() -> new Unknown("prelu without weight")));
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

    private static String libraryName(String name, Params params) {
        return switch (name) {
            case "gelu" -> params.text("approximate", "none").equals("tanh") ? "gelu-tanh" : "gelu";
            case "hardshrink", "hardsigmoid", "hardswish", "hardtanh" -> "hard-" + name.substring("hard".length());
            case "softplus" -> {
                params.number("threshold", 0); // where PyTorch goes over to x itself; this library needs no such place
                yield "softplus";
            }
            case "softshrink" -> "soft-shrink";
            case "tanhshrink" -> "tanh-shrink";
            default -> name.replace('_', '-');
        };
    }

    private static String family(String name) {
        int parameters = name.indexOf('(');
        return parameters < 0 ? name : name.substring(0, parameters);
    }

    /** The canonical constructor, given the numbers that the reference has for the record's components. */
    private static ScalarFunction with(ScalarFunction function, Params params) {
        var components = function.getClass().getRecordComponents();
        if (components.length == 0 || params.isEmpty()) {
            return function;
        }
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> SPELLED.getOrDefault(component.getName(), component.getName()))
                .map(params::number)
                .toArray();
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
