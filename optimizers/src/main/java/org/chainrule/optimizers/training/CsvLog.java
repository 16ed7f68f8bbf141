package org.chainrule.optimizers.training;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.chainrule.core.Figures;
import org.chainrule.core.io.FileException;
import org.chainrule.core.metric.LayerStatistics;

/**
 * A training as a table of comma-separated values, one row per epoch under a header; what was not measured is empty. Numbers
 * read back as the same doubles. Every row is flushed. RFC 4180, with single line feeds. A training that is
 * {@link Trainer#examining} has the figures of every layer in further columns.
 */
public final class CsvLog implements TrainingListener {

    private final Writer out;
    private List<LayerStatistics> layers = List.of();
    private boolean headed;

    /**
     * Writes a table.
     *
     * @param out is not closed
     */
    public CsvLog(Writer out) {
        this.out = out;
    }

    /**
     * Goes on with a table that has its header.
     *
     * @param out is not closed
     */
    public static CsvLog continuing(Writer out) {
        var log = new CsvLog(out);
        log.headed = true;
        return log;
    }

    @Override
    public void onLayers(int epoch, List<LayerStatistics> newLayers) {
        layers = newLayers;
    }

    @Override
    public void onEpoch(EpochRecord epoch) {
        if (!headed) {
            var names = new ArrayList<>(
                    List.of("epoch", "iterations", "rate", "training_loss", "validation_loss", "largest_change"));
            epoch.trainingMeasures().keySet().forEach(name -> names.add("training " + name));
            epoch.validationMeasures().keySet().forEach(name -> names.add("validation " + name));
            for (LayerStatistics layer : layers) {
                names.add(layer.layer() + " dead");
                LayerFigure.all().forEach(figure -> names.add(layer.layer() + " " + figure.name()));
            }
            row(names);
            headed = true;
        }
        var cells = new ArrayList<>(List.of(
                Integer.toString(epoch.epoch()),
                Integer.toString(epoch.iterations()),
                number(epoch.rate()),
                number(epoch.trainingLoss()),
                optional(epoch.validationLoss()),
                optional(epoch.largestChange())));
        epoch.trainingMeasures().values().forEach(value -> cells.add(number(value)));
        epoch.validationMeasures().values().forEach(value -> cells.add(number(value)));
        for (LayerStatistics layer : layers) {
            cells.add(Integer.toString(layer.dead()));
            LayerFigure.all().forEach(figure -> cells.add(number(figure.of(layer))));
        }
        row(cells);
    }

    private void row(List<String> cells) {
        try {
            out.write(String.join(",", cells.stream().map(CsvLog::cell).toList()) + "\n");
            out.flush();
        } catch (IOException refused) {
            throw new FileException("CSV log: cannot be written (" + refused + "); check that there is room", refused);
        }
    }

    private static String cell(String text) {
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String optional(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Figures.shortest(value) : Double.toString(value);
    }
}
