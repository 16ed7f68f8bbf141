package org.chainrule.core.function;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Functions by the names they give themselves, such as {@code leaky-relu(0.2)}. */
final class FunctionText {

    private FunctionText() {}

    /** A name without its parameters. */
    static String family(String name) {
        int bracket = name.indexOf('(');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    /**
     * The function that has this name.
     *
     * @param kind for messages
     * @param all one of each family, with its defaults
     * @throws IllegalArgumentException if there is none, with the families there are, or with the parameters of the family
     */
    static <F> F parse(String kind, String text, List<F> all, Function<F, String> name) {
        F prototype = all.stream()
                .filter(function -> family(name.apply(function)).equals(family(text)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + ": found no \"" + family(text)
                        + "\"; choose one of "
                        + String.join(
                                ", ",
                                all.stream().map(f -> family(name.apply(f))).toList())));
        if (family(text).equals(text)) {
            return prototype;
        }
        F function = with(kind, text, prototype);
        if (!name.apply(function).equals(text)) {
            throw new IllegalArgumentException(kind + ": found \"" + text + "\"; it would be written "
                    + name.apply(function) + ", without what is the default");
        }
        return function;
    }

    /** The same record with other numbers. The names list the components in their order, so the canonical constructor fits. */
    private static <F> F with(String kind, String text, F prototype) {
        var components = prototype.getClass().getRecordComponents();
        String inside = text.endsWith(")") ? text.substring(text.indexOf('(') + 1, text.length() - 1) : "";
        String[] parts = inside.split(",", -1);
        if (components.length == 0 || parts.length != components.length || inside.isEmpty()) {
            throw new IllegalArgumentException(kind + ": found \"" + text + "\"; "
                    + (components.length == 0
                            ? family(text) + " has no parameters"
                            : "write " + family(text) + "("
                                    + String.join(
                                            ",",
                                            Stream.of(components)
                                                    .map(RecordComponent::getName)
                                                    .toList())
                                    + ") with a number for each"));
        }
        try {
            Object[] numbers =
                    Arrays.stream(parts).map(String::strip).map(Double::valueOf).toArray();
            var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked") // a record's own constructor gives that record
            F made = (F) prototype.getClass().getDeclaredConstructor(types).newInstance(numbers);
            return made;
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    kind + ": found \"" + text + "\"; the parameters must be numbers", notANumber);
        } catch (java.lang.reflect.InvocationTargetException refused) {
            throw refused.getCause() instanceof IllegalArgumentException reason
                    ? reason
                    : new IllegalArgumentException(kind + ": \"" + text + "\" cannot be made", refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a public record without a public constructor: " + text, impossible);
        }
    }
}
