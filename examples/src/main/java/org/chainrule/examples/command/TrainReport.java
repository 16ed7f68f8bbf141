package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chainrule.autodiff.diagnosis.Diagnosis;
import org.chainrule.autodiff.network.Predictions;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;
import org.chainrule.examples.report.Page;
import org.chainrule.examples.report.Page.Mood;
import org.chainrule.examples.report.Page.Tile;
import org.chainrule.examples.report.Scatter;
import org.chainrule.examples.report.Table;

/** The report of a training on data from files. */
record TrainReport(Settings settings, Trained trained, DataSource source, Score score, Diagnosis diagnosis) {

    String markup() {
        var test = source.split().test();
        var page = new Page(
                "A training, and its score on unseen data",
                source.training().rows() + " examples to train on, "
                        + source.split().validation().rows()
                        + " to watch, " + test.rows() + " for the score. " + trained.recipe() + "; seed "
                        + settings.seed() + ".");
        page.tiles(List.of(
                new Tile(
                        score.figure(),
                        source.isClassification() ? "accuracy on the test part" : "R² on the test part",
                        Mood.PLAIN),
                new Tile(String.valueOf(trained.network().parameters().size()), "parameters", Mood.PLAIN),
                new Tile(String.valueOf(trained.history().iterations()), "updates", Mood.PLAIN),
                new Tile(
                        diagnosis.isWell() ? "well" : diagnosis.remarks().size() + " remarks",
                        "diagnosis, " + diagnosis.dead() + " dead units",
                        diagnosis.isWell() ? Mood.GOOD : Mood.BAD)));
        page.section("How it learned", Curves.ending(trained));
        var accuracy = Curves.accuracy(trained);
        if (accuracy.isPresent()) {
            page.figures(Curves.loss(trained), accuracy.get());
        } else {
            page.figures(Curves.loss(trained), scatter(test));
        }
        page.section("The score", score.sentence() + ".");
        if (source.isClassification()) {
            page.table(confusion(test));
        }
        page.section("Diagnosis", "One backward pass over " + diagnosis.rows() + " validation examples.");
        page.table(new Table("By layer, input side first", DiagnosisTable.HEADER, DiagnosisTable.cells(diagnosis)));
        DiagnosisTable.thresholds().forEach(page::paragraph);
        source.notes().forEach(page::paragraph);
        page.footer("Made by chainrule train with seed " + settings.seed() + ", "
                + settings.kernels().provider().name() + " kernels, " + settings.precision() + ".");
        return page.markup();
    }

    private Page.Figure scatter(Dataset test) {
        var predicted = Score.original(source.targets(), trained.objective().outputs(test));
        var actual = Score.original(source.targets(), test.targets());
        return new Page.Figure(
                new Scatter("scatter", "Predicted and true values", numbers(actual), numbers(predicted)).markup(),
                "Each point is an example that was never seen. On the line, prediction and truth agree.");
    }

    private static List<Double> numbers(Matrix matrix) {
        return Arrays.stream(matrix.toArray()).boxed().toList();
    }

    private Table confusion(Dataset test) {
        var names = source.classNames();
        var outputs = trained.objective().outputs(test);
        var counts = new int[names.size()][names.size()];
        for (int i = 0; i < test.rows(); i++) {
            counts[Score.classOf(test, i)][
                    Predictions.predictedClass(trained.recipe().loss().link(), outputs, i)]++;
        }
        var header = new ArrayList<>(List.of("true class"));
        names.forEach(name -> header.add("named " + name));
        var rows = new ArrayList<List<String>>();
        for (int c = 0; c < names.size(); c++) {
            var row = new ArrayList<>(List.of(names.get(c)));
            for (int count : counts[c]) {
                row.add(String.valueOf(count));
            }
            rows.add(row);
        }
        return new Table("Examples of the test part by true class (rows) and named class (columns)", header, rows);
    }
}
