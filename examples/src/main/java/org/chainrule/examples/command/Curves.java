package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.examples.report.LineChart;
import org.chainrule.examples.report.Page;

/** The learning curves of a training as pictures. */
final class Curves {

    private Curves() {}

    /** How many updates there were and why they ended, as a sentence. */
    static String ending(Trained trained) {
        String why = trained.history().sentence();
        return trained.history().iterations() + " updates; " + why + (why.endsWith(".") ? "" : ".");
    }

    static Page.Figure loss(Trained trained) {
        return new Page.Figure(
                chart(trained, "loss", "Loss", LineChart.Axis.RATIO)
                        .orElseThrow()
                        .markup(),
                "Loss of the training data as seen during each epoch, and of the validation data at its end."
                        + " When the dashed curve turns up while the other falls, the network learns by heart.");
    }

    static Optional<Page.Figure> accuracy(Trained trained) {
        return chart(trained, Trained.ACCURACY, "Accuracy", LineChart.Axis.SHARE)
                .map(chart -> new Page.Figure(
                        chart.markup(), "Share of right answers at the end of each epoch, on both parts."));
    }

    private static Optional<LineChart> chart(Trained trained, String what, String title, LineChart.Axis axis) {
        var series = new ArrayList<LineChart.Series>();
        var curves = trained.curves();
        for (String part : List.of("training", "validation")) {
            var values = curves.get(part + " " + what);
            if (values != null) {
                series.add(new LineChart.Series(part, values));
            }
        }
        return series.isEmpty() ? Optional.empty() : Optional.of(new LineChart(what, title, what, axis, series));
    }
}
