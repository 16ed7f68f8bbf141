package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.diagnosis.Diagnosis;
import org.chainrule.autodiff.network.Predictions;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Split;
import org.chainrule.examples.report.DecisionMap;
import org.chainrule.examples.report.Page;
import org.chainrule.examples.report.Page.Mood;
import org.chainrule.examples.report.Page.Tile;
import org.chainrule.examples.report.Table;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;

/** The main job's report: everything it found, without time, host or path. */
record MainReport(
        Settings settings,
        Trained trained,
        Split split,
        CheckReport before,
        CheckReport after,
        Diagnosis diagnosis,
        double accuracy) {

    private static final String MARKS = "●■▲◆";

    String markup() {
        var recipe = trained.recipe();
        var page = new Page(
                "A classifier that proves its gradients",
                "Three spiral arms, "
                        + (split.training().rows()
                                + split.validation().rows()
                                + split.test().rows()) + " points. Network and training: " + recipe + "; seed "
                        + settings.seed() + ".");
        page.tiles(tiles());
        page.section("How it learned", Curves.ending(trained));
        page.figures(Curves.loss(trained), Curves.accuracy(trained).orElseThrow());
        page.section(
                "What it learned",
                "The plane, coloured by the class that the network names. Pale: the most probable class. Deep: its"
                        + " probability is at least 90 %. Where the colour is pale, the network is not sure.");
        page.figureBeside(
                new Page.Figure(
                        new DecisionMap("decision", this::probabilities, split.training(), split.test()).markup(),
                        "Filled points were trained on. Hollow points were never seen before the final score below."),
                classTable());
        gradients(page);
        diagnosis(page);
        page.footer("Made by chainrule --seed " + settings.seed() + " with "
                + settings.kernels().provider().name() + " kernels, " + settings.precision()
                + ". The same command gives the same bytes with the java kernels.");
        return page.markup();
    }

    private List<Tile> tiles() {
        boolean proved = before.passed() && after.passed();
        long compared = before.comparisons().size() + (long) after.comparisons().size();
        double noticed = Math.max(before.smallestNoticedFault(), after.smallestNoticedFault());
        return List.of(
                new Tile(
                        EpochTable.percent(accuracy),
                        "accuracy on " + split.test().rows() + " unseen points",
                        Mood.PLAIN),
                new Tile(
                        proved ? "PASS" : "FAIL",
                        "gradient check, " + compared + " comparisons",
                        proved ? Mood.GOOD : Mood.BAD),
                new Tile(Figures.significant(noticed, 2), "smallest relative fault it would have noticed", Mood.PLAIN),
                new Tile(
                        diagnosis.isWell() ? "well" : diagnosis.remarks().size() + " remarks",
                        "diagnosis, " + diagnosis.dead() + " dead units",
                        diagnosis.isWell() ? Mood.GOOD : Mood.BAD));
    }

    private Matrix probabilities(Matrix points) {
        var targets = Matrix.zeros(points.precision(), points.rows(), 1);
        var outputs = trained.objective().outputs(Batch.of(points, targets));
        return Predictions.of(trained.recipe().loss().link(), outputs);
    }

    private Table classTable() {
        Dataset test = split.test();
        var outputs = trained.objective().outputs(test);
        var rows = new ArrayList<List<String>>();
        for (int c = 0; c < test.classNames().size(); c++) {
            int count = 0;
            int right = 0;
            for (int i = 0; i < test.rows(); i++) {
                if (test.targets().get(i, 0) == c) {
                    count++;
                    right += Predictions.predictedClass(trained.recipe().loss().link(), outputs, i) == c ? 1 : 0;
                }
            }
            rows.add(List.of(
                    MARKS.charAt(c % MARKS.length()) + " class "
                            + test.classNames().get(c),
                    String.valueOf(count),
                    String.valueOf(right)));
        }
        return new Table("Unseen points by class", List.of("class", "points", "right"), rows);
    }

    private void gradients(Page page) {
        page.section(
                "Gradients, verified",
                "Backpropagation's gradient beside difference quotients that carry their own error bar. Nothing is"
                        + " tolerated but that bar and the rounding of the rule itself.");
        page.paragraph("Before training: " + Checks.counts(before) + "; " + Checks.tightness(before) + ".");
        page.paragraph("After training: " + Checks.counts(after) + "; " + Checks.tightness(after) + ".");
        page.table(CheckPage.table("After training, on " + MainJob.CHECKED_ROWS + " examples", after));
        var failed = new ArrayList<String>();
        for (CheckReport report : List.of(before, after)) {
            if (!report.passed()) {
                report.comparisons().stream()
                        .filter(comparison -> comparison.severity() > 1)
                        .limit(5)
                        .map(Comparison::describe)
                        .forEach(failed::add);
            }
        }
        if (!failed.isEmpty()) {
            page.listing(String.join("\n", failed));
        }
    }

    private void diagnosis(Page page) {
        page.section(
                "Diagnosis",
                "One backward pass over the " + diagnosis.rows()
                        + " validation examples with the trained weights. The signal is the size of what one example sends"
                        + " back through one unit.");
        page.table(new Table("By layer, input side first", DiagnosisTable.HEADER, DiagnosisTable.cells(diagnosis)));
        DiagnosisTable.thresholds().forEach(page::paragraph);
    }
}
