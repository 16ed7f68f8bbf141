package org.chainrule.verification.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;

/**
 * The functions of this library by their golden names: {@code leaky_relu} is {@code leaky-relu}, {@code hardtanh} is {@code hard-tanh}, and the golden parameters
 * are the record's components in their order. Nothing is listed here, so a function that is added later is tested at once.
 */
final class GoldenFunctions {

    private GoldenFunctions() {}

    /** With these parameters; empty if the library has no such function yet. */
    static Optional<ScalarFunction> scalar(String name, JsonNode params) {
        return ScalarFunctions.all().stream()
                .filter(function -> isSame(function.name(), variant(name, params)))
                .findFirst()
                .map(function -> with(function, params));
    }

    /** Empty if the library has no such row function yet. */
    static Optional<RowFunction> row(String name) {
        return RowFunctions.all().stream()
                .filter(function -> isSame(function.name(), name))
                .findFirst();
    }

    /** Whether they are equal but for hyphens, underscores and parameters. */
    private static boolean isSame(String name, String golden) {
        return name.replaceAll("\\(.*|-", "").equals(golden.replace("_", ""));
    }

    /** A parameter in words tells a variant, which is a function of its own: gelu with approximate = tanh is gelu-tanh. */
    private static String variant(String name, JsonNode params) {
        for (JsonNode value : params) {
            if (value.isTextual() && !value.asText().equals("none")) {
                return name + "_" + value.asText();
            }
        }
        return name;
    }

    /** The canonical constructor, given as many of the golden parameters as the record has components; without, the default. */
    private static ScalarFunction with(ScalarFunction function, JsonNode params) {
        var components = function.getClass().getRecordComponents();
        if (params.isEmpty() || components.length == 0) {
            return function;
        }
        if (params.size() < components.length) {
            throw new IllegalStateException(function.name() + " has " + components.length
                    + " components but the golden parameters are " + params + "; give the record components for them");
        }
        var values = new Object[components.length];
        var golden = params.elements();
        for (int i = 0; i < values.length; i++) {
            values[i] = golden.next().asDouble();
        }
        try {
            return function.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException unfit) {
            throw new IllegalStateException(function.name() + ": its components must all be double", unfit);
        }
    }
}
