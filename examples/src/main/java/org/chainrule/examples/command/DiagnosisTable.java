package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.diagnosis.Diagnosis;
import org.chainrule.core.Figures;
import org.chainrule.core.metric.LayerStatistics;

/** A diagnosis as rows of cells, for the page, and as lines of text, for the terminal. */
final class DiagnosisTable {

    static final List<String> HEADER = List.of(
            "layer",
            "units",
            "activation",
            "‖∂L/∂W‖",
            "‖∂L/∂W‖ / ‖W‖",
            "signal per unit",
            "dead",
            "saturated",
            "remark");

    private static final int[] WIDTHS = {9, 7, 12, 11, 15, 17, 6, 11, 0};

    private DiagnosisTable() {}

    static List<List<String>> cells(Diagnosis diagnosis) {
        var rows = new ArrayList<List<String>>();
        for (LayerStatistics layer : diagnosis.layers()) {
            rows.add(List.of(
                    layer.layer(),
                    String.valueOf(layer.units()),
                    layer.activation().isEmpty() ? "none" : layer.activation(),
                    Figures.significant(layer.gradientNorm(), 3),
                    Figures.significant(layer.relativeGradient(), 3),
                    Figures.significant(layer.signal(), 3),
                    String.valueOf(layer.dead()),
                    Figures.fixed(100 * layer.saturated(), 1) + " %",
                    layer.isWell() ? "well" : String.join("; ", layer.remarks())));
        }
        return rows;
    }

    static List<String> rows(Diagnosis diagnosis) {
        var lines = new ArrayList<String>();
        lines.add(line(HEADER));
        cells(diagnosis).forEach(row -> lines.add(line(row)));
        return lines;
    }

    /** What it takes to be called well, and the bounds of each remark. */
    static List<String> thresholds() {
        var lines = new ArrayList<String>();
        lines.add("A layer is well that stays below each of these:");
        lines.addAll(Diagnosis.THRESHOLDS);
        return lines;
    }

    /** One layer in one line, without its remarks. */
    static String sentence(LayerStatistics layer) {
        return layer.layer() + ": outputs " + Figures.significant(layer.outputMean(), 3) + " ± "
                + Figures.significant(layer.outputDeviation(), 3) + "; gradient "
                + Figures.significant(layer.gradientNorm(), 3) + ", " + Figures.significant(layer.relativeGradient(), 3)
                + " of the weights; signal " + Figures.significant(layer.signal(), 3) + "; dead " + layer.dead()
                + " of "
                + layer.units() + "; saturated " + EpochTable.percent(layer.saturated());
    }

    /** The remark is left to lines of its own. */
    private static String line(List<String> cells) {
        var text = new StringBuilder();
        for (int j = 0; j + 1 < cells.size(); j++) {
            String cell = cells.get(j);
            String pad = " ".repeat(Math.max(1, WIDTHS[j] - cell.length()));
            text.append(j == 0 || j == 2 ? cell + pad : pad + cell).append(j == 1 ? "  " : "");
        }
        return text.toString().stripTrailing();
    }
}
