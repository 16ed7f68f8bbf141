package org.chainrule.core.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.io.FileException;

/** Turns a table of text into examples: picks rows, parses cells, encodes categories. */
final class CsvPreparer {

    private final String file;
    private final CsvChoices choices;
    private final CsvColumns picked;
    private final List<Integer> kept;
    private int imputed;

    private CsvPreparer(String file, CsvChoices choices, CsvColumns picked) {
        this.file = file;
        this.choices = choices;
        this.picked = picked;
        this.kept = IntStream.range(0, picked.target().cells().size())
                .filter(this::isComplete)
                .boxed()
                .toList();
    }

    static CsvPreparation prepare(String file, String name, List<CsvColumn> columns, CsvChoices choices) {
        return new CsvPreparer(file, choices, CsvColumns.pick(file, columns, choices)).prepare(name);
    }

    static CsvInputs inputs(String file, List<CsvColumn> columns, CsvChoices choices) {
        return new CsvPreparer(file, choices, CsvColumns.inputsOnly(file, columns, choices)).inputs();
    }

    private CsvPreparation prepare(String name) {
        var inputs = inputs();
        var target = picked.target();
        var classNames = classNames(target);
        var targets = classNames.isEmpty() ? regression(target) : labels(target, classNames);
        var dataset = new Dataset(name, inputs.matrix(), targets, inputs.names(), classNames);
        int rows = target.cells().size();
        return new CsvPreparation(dataset, target.name(), rows, rows - kept.size(), imputed, picked.dropped());
    }

    private CsvInputs inputs() {
        int rows = picked.target().cells().size();
        if (kept.isEmpty()) {
            throw new FileException("csv: " + file + ": every one of the " + rows
                    + " rows misses a value; leave out the columns that miss most, or impute means");
        }
        var names = new ArrayList<String>();
        var columns = new ArrayList<double[]>();
        for (var column : picked.inputs()) {
            if (picked.isCategorical(column)) {
                for (String category : categories(column)) {
                    names.add(column.name() + "=" + category);
                    columns.add(kept.stream()
                            .mapToDouble(i -> column.cells().get(i).equals(category) ? 1 : 0)
                            .toArray());
                }
            } else {
                names.add(column.name());
                columns.add(numbers(column));
            }
        }
        var inputs = DoubleMatrix.zeros(kept.size(), columns.size());
        for (int j = 0; j < columns.size(); j++) {
            for (int i = 0; i < kept.size(); i++) {
                inputs.set(i, j, columns.get(j)[i]);
            }
        }
        return new CsvInputs(inputs, names, kept);
    }

    private boolean isComplete(int row) {
        boolean impute = choices.missing() == MissingValues.IMPUTE_MEANS;
        return !Cells.isMissing(picked.target().cells().get(row))
                && picked.inputs().stream()
                        .filter(column -> !impute || picked.isCategorical(column))
                        .noneMatch(column -> Cells.isMissing(column.cells().get(row)));
    }

    /** The different cells of the kept rows in order of first appearance. */
    private Set<String> categories(CsvColumn column) {
        var categories = new LinkedHashSet<String>();
        kept.forEach(row -> categories.add(column.cells().get(row)));
        return categories;
    }

    /** The numbers of the kept rows; missing ones become the mean of all numbers of the column. */
    private double[] numbers(CsvColumn column) {
        var present = IntStream.range(0, column.cells().size())
                .filter(i -> !Cells.isMissing(column.cells().get(i)))
                .mapToDouble(i -> number(column, i))
                .toArray();
        double sum = 0;
        for (double number : present) {
            sum += number;
        }
        double mean = sum / present.length;
        var numbers = new double[kept.size()];
        for (int i = 0; i < numbers.length; i++) {
            boolean missing = Cells.isMissing(column.cells().get(kept.get(i)));
            imputed += missing ? 1 : 0;
            numbers[i] = missing ? mean : number(column, kept.get(i));
        }
        return numbers;
    }

    private double number(CsvColumn column, int row) {
        String cell = column.cells().get(row);
        if (!Cells.isNumber(cell)) {
            throw new FileException(
                    "csv: " + file + ": line " + column.lines().get(row) + ", column " + column.position()
                            + " \"" + column.name() + "\": found \"" + cell
                            + "\", expected a finite number with a decimal point; write ? for a missing value, or say that the"
                            + " column holds categories or is left out");
        }
        return Double.parseDouble(cell);
    }

    /** Class names of the target, empty if it is a number. */
    private List<String> classNames(CsvColumn target) {
        boolean categories = picked.isCategorical(target);
        boolean classes = switch (choices.kind()) {
            case CLASSES -> true;
            case NUMBERS -> false;
            case DETECTED -> categories || (target.whole() && target.fewValues());
        };
        if (!classes && categories) {
            throw new FileException("csv: " + file + ": the target column \"" + target.name()
                    + "\" is text, expected numbers; choose classes or another column");
        }
        if (!classes) {
            return List.of();
        }
        if (categories) {
            return List.copyOf(categories(target));
        }
        var ascending = new TreeMap<Double, String>();
        for (double number : numbers(target)) {
            ascending.put(number + 0.0, Figures.shortest(number)); // + 0.0 makes −0 the same class as 0
        }
        return List.copyOf(ascending.values());
    }

    private Matrix regression(CsvColumn target) {
        var targets = DoubleMatrix.zeros(kept.size(), 1);
        targets.copyFrom(numbers(target));
        return targets;
    }

    private Matrix labels(CsvColumn target, List<String> classNames) {
        boolean categories = picked.isCategorical(target);
        var labels = DoubleMatrix.zeros(kept.size(), 1);
        for (int i = 0; i < labels.rows(); i++) {
            String name = categories ? target.cells().get(kept.get(i)) : Figures.shortest(number(target, kept.get(i)));
            labels.set(i, 0, classNames.indexOf(name));
        }
        return labels;
    }
}
