package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.Figures;
import org.chainrule.core.metric.LayerStatistics;
import org.chainrule.optimizers.training.EpochRecord;
import org.chainrule.optimizers.training.History;
import org.chainrule.optimizers.training.TrainingListener;

/** One line per epoch, or per few epochs when there are many: at most {@value #LINES} lines and the last. */
final class EpochTable implements TrainingListener {

    private static final int LINES = 20;

    private final Console console;
    private final int every;
    private final int epochs;
    private final Trained.Measured measured;
    private List<LayerStatistics> layers = List.of();
    private Optional<EpochRecord> untold = Optional.empty();
    private boolean headed;

    EpochTable(Console console, int epochs, Trained.Measured measured) {
        this.console = console;
        this.epochs = epochs;
        this.measured = measured;
        every = (epochs + LINES - 1) / LINES;
    }

    /** Not before there is a line below it: a training that had finished makes none. */
    private void sayHeadOnce() {
        if (headed) {
            return;
        }
        headed = true;
        var titles = new ArrayList<>(List.of("epoch", "training loss", "validation loss"));
        if (measured == Trained.Measured.ACCURACY) {
            titles.addAll(List.of("training", "validation accuracy"));
        }
        console.say("");
        console.say(line(titles));
    }

    @Override
    public void onLayers(int epoch, List<LayerStatistics> newLayers) {
        layers = newLayers;
    }

    @Override
    public void onEpoch(EpochRecord epoch) {
        if (epoch.epoch() == 1 || epoch.epoch() % every == 0 || epoch.epoch() == epochs) {
            say(epoch);
        } else {
            untold = Optional.of(epoch);
        }
    }

    /** An early end may come after an epoch that was left out. */
    @Override
    public void onStop(History history) {
        untold.ifPresent(this::say);
    }

    private void say(EpochRecord epoch) {
        untold = Optional.empty();
        sayHeadOnce();
        var cells = new ArrayList<>(List.of(
                String.valueOf(epoch.epoch()),
                Figures.significant(epoch.trainingLoss(), 4),
                Figures.significant(epoch.validationLoss().orElse(Double.NaN), 4)));
        if (measured == Trained.Measured.ACCURACY) {
            cells.add(percent(epoch.trainingMeasures().getOrDefault(Trained.ACCURACY, Double.NaN)));
            cells.add(percent(epoch.validationMeasures().getOrDefault(Trained.ACCURACY, Double.NaN)));
        }
        console.say(line(cells));
        layers.forEach(this::sayLayer);
    }

    private void sayLayer(LayerStatistics layer) {
        console.say("        " + DiagnosisTable.sentence(layer));
        layer.remarks().forEach(remark -> console.say("          " + console.bad(remark)));
    }

    /** A share as a percentage with two digits. */
    static String percent(double share) {
        return Figures.fixed(100 * share, 2) + " %";
    }

    private static String line(List<String> cells) {
        int[] widths = {5, 15, 17, 12, 21};
        var text = new StringBuilder("  ");
        for (int i = 0; i < cells.size(); i++) {
            text.append(" ".repeat(Math.max(1, widths[i] - cells.get(i).length())))
                    .append(cells.get(i));
        }
        return text.toString();
    }
}
