package org.chainrule.core.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell of text is. */
final class Cells {

    private static final Set<String> MISSING = Set.of("", "?", "na", "n/a");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** Meant as a number but not one to compute with: NaN, infinities, decimal commas. */
    private static final Pattern ALMOST =
            Pattern.compile("[+-]?(nan|inf(inity)?|∞|\\d+,\\d+|,\\d+)", Pattern.CASE_INSENSITIVE);

    private Cells() {}

    static boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** A finite decimal number; {@code Double.parseDouble} alone would also read {@code 1d}, {@code 0x1p3} and NaN. */
    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches() && Double.isFinite(Double.parseDouble(cell));
    }

    /** A number without fraction, however it is written. */
    static boolean isWhole(String cell) {
        return isNumber(cell) && Math.rint(Double.parseDouble(cell)) == Double.parseDouble(cell);
    }

    /** A number, or something that was meant to be one. */
    static boolean isMeantAsNumber(String cell) {
        return NUMBER.matcher(cell).matches() || ALMOST.matcher(cell).matches();
    }
}
