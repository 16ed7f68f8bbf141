package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.ArgSpec;

/** What an option takes, in words. */
final class Needed {

    /** Kinds of values, each with an example. */
    private static final Map<Class<?>, String> KINDS = Map.of(
            long.class, "needs a whole number, for example 42",
            Long.class, "needs a whole number, for example 42",
            int.class, "needs a whole number, for example 10",
            Integer.class, "needs a whole number, for example 10",
            double.class, "needs a number with a decimal point, for example 0.01",
            Double.class, "needs a number with a decimal point, for example 0.01",
            boolean.class, "takes no value, so write it alone",
            Boolean.class, "takes no value, so write it alone",
            Path.class, "needs the path of a file or folder");

    private Needed() {}

    /** What it needs instead of the value found. */
    static String by(ArgSpec one, String found) {
        var types = one.typeInfo().getAuxiliaryTypes();
        Class<?> type = types.length == 0 ? one.typeInfo().getType() : types[types.length - 1];
        boolean tooLarge = found.strip().matches("[+-]?\\d+");
        if (tooLarge && (type == long.class || type == Long.class)) {
            return "needs a whole number of at most " + Long.MAX_VALUE + " on either side of 0";
        }
        if (tooLarge && (type == int.class || type == Integer.class)) {
            return "needs a whole number of at most " + Integer.MAX_VALUE;
        }
        return KINDS.getOrDefault(type, "needs " + one.paramLabel());
    }
}
