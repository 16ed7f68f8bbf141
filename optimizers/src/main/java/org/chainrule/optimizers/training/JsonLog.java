package org.chainrule.optimizers.training;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.chainrule.core.Figures;
import org.chainrule.core.io.FileException;
import org.chainrule.core.metric.LayerStatistics;

/**
 * A training as JSON lines, for machines: one object per line, {@code event} is {@code start}, {@code iteration},
 * {@code layer}, {@code epoch} or {@code stop}.
 *
 * <p>Numbers read back as the same doubles; what is NaN or infinite, for which JSON has no number, is a string. Nothing in
 * it depends on time or place, so two logs of the same training are the same bytes. Every line is flushed.
 */
public final class JsonLog implements TrainingListener {

    private final Writer out;
    private final long everyIterations;

    /**
     * Writes epochs, and every so many iterations.
     *
     * @param out is not closed
     * @param everyIterations 0 for no iterations
     */
    public JsonLog(Writer out, long everyIterations) {
        if (everyIterations < 0) {
            throw new IllegalArgumentException("JSON log: found one line every " + everyIterations
                    + " iterations; give a number from 1 up, or 0 for none");
        }
        this.out = out;
        this.everyIterations = everyIterations;
    }

    /** Writes epochs only. */
    public JsonLog(Writer out) {
        this(out, 0);
    }

    @Override
    public void onStart(int epochs, int iterationsPerEpoch) {
        line("start", "\"epochs\":" + epochs + ",\"iterations_per_epoch\":" + iterationsPerEpoch);
    }

    @Override
    public void onIteration(long iteration, double loss) {
        if (everyIterations > 0 && iteration % everyIterations == 0) {
            line("iteration", "\"iteration\":" + iteration + ",\"loss\":" + number(loss));
        }
    }

    @Override
    public void onLayers(int epoch, List<LayerStatistics> layers) {
        for (LayerStatistics one : layers) {
            line(
                    "layer",
                    "\"epoch\":" + epoch + ",\"layer\":" + text(one.layer()) + ",\"activation\":"
                            + text(one.activation())
                            + ",\"units\":" + one.units() + ",\"dead\":" + one.dead()
                            + LayerFigure.all().stream()
                                    .map(figure -> ",\"" + figure.name() + "\":" + number(figure.of(one)))
                                    .collect(Collectors.joining())
                            + ",\"remarks\":"
                            + one.remarks().stream().map(JsonLog::text).collect(Collectors.joining(",", "[", "]")));
        }
    }

    @Override
    public void onEpoch(EpochRecord epoch) {
        line(
                "epoch",
                "\"epoch\":" + epoch.epoch() + ",\"iterations\":" + epoch.iterations() + ",\"rate\":"
                        + number(epoch.rate()) + ",\"training_loss\":" + number(epoch.trainingLoss())
                        + optional("validation_loss", epoch.validationLoss())
                        + optional("largest_change", epoch.largestChange())
                        + measures("training", epoch.trainingMeasures())
                        + measures("validation", epoch.validationMeasures()));
    }

    @Override
    public void onStop(History history) {
        line(
                "stop",
                "\"reason\":" + text(history.reason().name()) + ",\"epochs\":"
                        + history.epochs().size() + ",\"sentence\":" + text(history.sentence()));
    }

    private void line(String event, String members) {
        try {
            out.write("{\"event\":\"" + event + "\"," + members + "}\n");
            out.flush();
        } catch (IOException refused) {
            throw new FileException("JSON log: cannot be written (" + refused + "); check that there is room", refused);
        }
    }

    private static String optional(String name, OptionalDouble value) {
        return value.isPresent() ? ",\"" + name + "\":" + number(value.getAsDouble()) : "";
    }

    private static String measures(String of, Map<String, Double> measures) {
        var text = new StringBuilder();
        measures.forEach((name, value) ->
                text.append(',').append(text(of + " " + name)).append(':').append(number(value)));
        return text.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Figures.shortest(value) : "\"" + value + "\"";
    }

    private static String text(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20) {
                quoted.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
