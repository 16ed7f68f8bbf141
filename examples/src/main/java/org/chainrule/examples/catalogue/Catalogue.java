package org.chainrule.examples.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;

/** Everything in the indexes, a line each. */
public final class Catalogue {

    private Catalogue() {}

    /** Name and formula of everything, under three headings. */
    public static List<String> lines() {
        var lines = new ArrayList<String>();
        heading(lines, ScalarFunctions.all().size() + " functions of one number, y = f(x)");
        for (ScalarFunction function : ScalarFunctions.all()) {
            lines.add(line(function.name(), function.datasheet().formula()));
        }
        heading(lines, RowFunctions.all().size() + " functions of a row x");
        for (RowFunction function : RowFunctions.all()) {
            lines.add(line(function.name(), function.sheet().formula()));
        }
        heading(lines, Losses.all().size() + " losses of a prediction and a target t");
        for (Loss loss : Losses.all()) {
            lines.add(line(loss.name(), loss.sheet().formula()));
        }
        lines.add("");
        lines.add("catalogue NAME shows one whole: slope, kinks, limits, accuracy, numbers.");
        return lines;
    }

    private static void heading(List<String> lines, String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(text);
    }

    private static String line(String name, String formula) {
        int column = 42;
        return "  " + name + " ".repeat(Math.max(1, column - name.length())) + formula;
    }

    /** A name without its parameters. */
    static String family(String name) {
        int parameters = name.indexOf('(');
        return parameters < 0 ? name : name.substring(0, parameters);
    }
}
