package org.chainrule.examples.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.SlopeBound;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.Losses;
import org.chainrule.examples.words.Nearest;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.oracle.FiniteDifference;

/** One entry of the catalogue, whole. */
public final class Sheets {

    private static final double[] POINTS = {-40, -3, -1, 0.5, 2, 20};

    private static final int OFFERED = 4;

    private Sheets() {}

    /**
     * Everything that is known and promised of a function or loss.
     *
     * @throws IllegalArgumentException if there is none of this name, with the nearest names
     */
    public static List<String> of(String name) {
        for (ScalarFunction function : ScalarFunctions.all()) {
            if (Catalogue.family(function.name()).equals(name)) {
                return scalar(function);
            }
        }
        for (RowFunction function : RowFunctions.all()) {
            if (Catalogue.family(function.name()).equals(name)) {
                return row(function);
            }
        }
        for (Loss loss : Losses.all()) {
            if (Catalogue.family(loss.name()).equals(name)) {
                return loss(loss);
            }
        }
        throw new IllegalArgumentException("catalogue: found no \"" + name + "\"; the nearest are "
                + String.join(", ", Nearest.to(name, names(), OFFERED)) + "; chainrule catalogue lists all");
    }

    private static List<String> names() {
        return Stream.of(
                        ScalarFunctions.all().stream().map(ScalarFunction::name),
                        RowFunctions.all().stream().map(RowFunction::name),
                        Losses.all().stream().map(Loss::name))
                .flatMap(names -> names)
                .map(Catalogue::family)
                .toList();
    }

    private static List<String> scalar(ScalarFunction function) {
        var sheet = function.datasheet();
        var lines = new ArrayList<String>();
        lines.add(function.name());
        parameters(function, lines);
        lines.add("  f(x)  = " + sheet.formula());
        lines.add("  f′(x) = " + sheet.slopeFormula());
        for (Kink kink : sheet.kinks()) {
            lines.add("  kink at " + number(kink.at()) + ": slope " + number(kink.left()) + " from the left, "
                    + number(kink.right()) + " from the right; here " + number(kink.convention()));
        }
        for (Jump jump : sheet.jumps()) {
            lines.add("  jump at " + number(jump.at()) + ": from " + number(jump.left()) + " to "
                    + number(jump.right()) + "; the value there is " + number(jump.value()) + ", the slope "
                    + number(jump.slope()));
        }
        if (sheet.domainLow() > Double.NEGATIVE_INFINITY || sheet.domainHigh() < Double.POSITIVE_INFINITY) {
            lines.add("  domain from " + number(sheet.domainLow()) + " to " + number(sheet.domainHigh())
                    + "; outside the value is NaN");
        }
        lines.add("  range from " + number(sheet.infimum()) + " to " + number(sheet.supremum()));
        lines.add("  at −∞: value " + number(sheet.atMinusInfinity()) + ", slope "
                + number(sheet.slopeAtMinusInfinity()) + "; at ∞: value " + number(sheet.atPlusInfinity())
                + ", slope " + number(sheet.slopeAtPlusInfinity()));
        lines.add("  accuracy in float64, over the whole range: value within " + number(sheet.valueUlps())
                + " ulps, slope within " + number(sheet.slopeUlps()) + " ulps"
                + (sheet.slopeBound() == SlopeBound.ULPS ? "" : " times max(1, |x f″/f′|)"));
        lines.add("");
        numbers(function, sheet, lines);
        return lines;
    }

    private static void parameters(Object entry, List<String> lines) {
        var numbers = RecordComponents.of(entry);
        if (!numbers.isEmpty()) {
            lines.add("  with "
                    + numbers.entrySet().stream()
                            .map(parameter -> parameter.getKey() + " = " + number(parameter.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static void numbers(ScalarFunction function, Datasheet sheet, List<String> lines) {
        lines.add("  " + padded("x", 6) + padded("f(x)", 26) + padded("f′(x)", 26) + "by differences of f");
        for (double x : POINTS) {
            if (sheet.takes(x)) {
                double y = function.value(x);
                var differences = FiniteDifference.FULL.slopes(function::value, x, Math.max(1, Math.abs(x)));
                lines.add("  " + padded(number(x), 6) + padded(Figures.shortest(y), 26)
                        + padded(Figures.shortest(function.slope(x, y)), 26)
                        + (differences.central().isKnown() ? differences.central() : "not decided"));
            }
        }
    }

    private static List<String> row(RowFunction function) {
        var sheet = function.sheet();
        var lines = new ArrayList<String>();
        lines.add(function.name());
        parameters(function, lines);
        lines.add("  y_i = " + sheet.formula());
        lines.add("  ∂L/∂x_i = " + sheet.rule() + "   with g = ∂L/∂y");
        if (!sheet.convention().isEmpty()) {
            lines.add("  " + sheet.convention());
        }
        lines.add("  accuracy in float64: value within " + number(sheet.valueUlps())
                + " ulps times its condition number, product within " + number(sheet.vjpUlps())
                + " ulps of the magnitude of its terms");
        return lines;
    }

    private static List<String> loss(Loss loss) {
        var sheet = loss.sheet();
        var lines = new ArrayList<String>();
        lines.add(loss.name());
        parameters(loss, lines);
        lines.add("  L = " + sheet.formula());
        for (LossSheet.Part part : sheet.parts()) {
            lines.add("  ∂L/∂" + part.name() + " = " + part.slopeFormula());
        }
        sheet.parts()
                .forEach(part ->
                        lines.add("  " + part.name() + " is " + part.domain().words()));
        lines.add("  the target is " + sheet.target().words());
        sheet.conventions()
                .forEach(convention -> lines.add("  at " + convention.where() + ": slope "
                        + convention.slope().stream().map(Sheets::number).collect(Collectors.joining(", "))));
        lines.add("  reduced by default: "
                + loss.defaultReduction().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        lines.add("  accuracy in float64: value within " + number(sheet.valueUlps()) + " ulps, slope within "
                + number(sheet.slopeUlps()) + " ulps, each times its condition number");
        return lines;
    }

    private static String number(double value) {
        return Figures.shortest(value).replace("-∞", "−∞");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
