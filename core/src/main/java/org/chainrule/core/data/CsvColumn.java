package org.chainrule.core.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One column of a table of text, and what it looks like.
 *
 * @param position counted from 1, as in messages
 * @param lines line of each cell
 * @param name from the header or by number
 * @param cells every cell, top to bottom
 * @param text whether more than half of the cells that are not missing are no numbers
 * @param whole whether all those cells are whole numbers
 * @param different number of different cells that are not missing
 */
record CsvColumn(
        String name,
        int position,
        List<String> cells,
        List<Integer> lines,
        boolean text,
        boolean whole,
        int different) {

    /** More different values than this are no classes. */
    private static final int MOST_CLASSES = 20;

    /** A first column of fewer rows than this is not called an identifier. */
    private static final int FEWEST_IDENTIFIERS = 3;

    static CsvColumn of(String name, int position, List<String> cells, List<Integer> lines) {
        var present = cells.stream().filter(cell -> !Cells.isMissing(cell)).toList();
        long numbers = present.stream().filter(Cells::isMeantAsNumber).count();
        boolean text = 2 * numbers < present.size();
        boolean whole = !text && !present.isEmpty() && present.stream().allMatch(Cells::isWhole);
        Set<Object> different = new HashSet<>();
        for (String cell : present) {
            different.add(Cells.isNumber(cell) ? (Object) (Double.parseDouble(cell) + 0.0) : cell);
        }
        return new CsvColumn(name, position, List.copyOf(cells), List.copyOf(lines), text, whole, different.size());
    }

    /** Few different values, each twice on average. */
    boolean fewValues() {
        return different <= MOST_CLASSES && 2 * different <= cells.size();
    }

    /** Text with few different values, at least two. */
    boolean looksLikeClasses() {
        return text && different >= 2 && fewValues();
    }

    /** Text with so many different values that it says nothing about other rows. */
    boolean freeText() {
        return text && !fewValues();
    }

    /** Whole numbers or texts that are all different, such as row numbers. */
    boolean looksLikeIdentifiers() {
        return (whole || text) && cells.size() >= FEWEST_IDENTIFIERS && different == cells.size();
    }
}
