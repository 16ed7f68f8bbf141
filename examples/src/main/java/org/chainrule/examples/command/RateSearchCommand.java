package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.Figures;
import org.chainrule.examples.report.LineChart;
import org.chainrule.examples.report.Page;
import org.chainrule.examples.report.Table;
import org.chainrule.optimizers.UpdateRules;
import org.chainrule.optimizers.training.RateRange;
import org.chainrule.optimizers.training.RateSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for a learning rate. */
@Command(
        name = "lr-find",
        description = {
            "Learning-rate range test: the rate grows from update to update, and the loss is watched.",
            "",
            "Suggests the rate at which the loss falls fastest. With --out, writes a page with the curve."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  chainrule lr-find --data wine.csv --optimizer adam --out rates"},
        usageHelpWidth = 100,
        sortOptions = false)
final class RateSearchCommand implements Callable<Integer> {

    private static final int LINES = 20;
    private static final List<String> HEADER = List.of("update", "rate", "loss", "smoothed loss");

    private final ChainruleCommand top;

    @Mixin
    private final DataOptions options = new DataOptions();

    @Option(names = "--optimizer", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
    private String optimizer = "adam";

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for a page with the curve. Default: none is written.")
    private Optional<Path> out = Optional.empty();

    RateSearchCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var settings = run.settings(top.console(), options.data(), out);
        var rule = UpdateRules.named(optimizer);
        var outputs = settings.out().map(Outputs::prepare);
        var fitted = options.fitted(settings.seed());
        var recipe = options.recipe(
                fitted, rule, Optional.empty(), Recipe.Pace.CONSTANT, Optional.empty(), Refinements.NONE);
        var training = fitted.source().training();
        recipe.requireBatch(training.rows());
        var objective =
                recipe.network(settings.seed(), settings.precision()).objective(recipe.loss(), settings.kernels());
        var range = RateSearch.of(objective, rule)
                .batches(training, recipe.batch())
                .seed(settings.seed())
                .kernels(settings.kernels())
                .run();
        var console = settings.console();
        TextTable.lines(HEADER, rows(range)).forEach(console::say);
        String suggestion = sentence(range);
        console.result(suggestion);
        if (outputs.isPresent()) {
            outputs.get().write("lr-find.html", page(range, suggestion, rule.name()));
            console.result("Report: " + outputs.get().file("lr-find.html").normalize());
        }
        return 0;
    }

    private static String sentence(RateRange range) {
        String found = "Among " + range.points().size() + " rates, " + range + ".";
        return range.steepest().isPresent()
                ? found + " Suggested: --rate "
                        + Figures.significant(range.steepest().getAsDouble(), 2)
                : found;
    }

    private static List<List<String>> rows(RateRange range) {
        var rows = new ArrayList<List<String>>();
        int every = Math.max(1, range.points().size() / LINES);
        for (int i = 0; i < range.points().size(); i += every) {
            var point = range.points().get(i);
            rows.add(List.of(
                    String.valueOf(i + 1),
                    Figures.significant(point.rate(), 3),
                    Figures.significant(point.loss(), 4),
                    Figures.significant(point.smoothed(), 4)));
        }
        return rows;
    }

    private static String page(RateRange range, String suggestion, String rule) {
        var page = new Page("A learning rate for " + rule, suggestion);
        var smoothed = range.points().stream().map(RateRange.Point::smoothed).toList();
        var losses = range.points().stream().map(RateRange.Point::loss).toList();
        if (!smoothed.isEmpty()) {
            page.figures(new Page.Figure(
                    new LineChart(
                                    "rates",
                                    "Loss while the rate grows",
                                    "loss",
                                    LineChart.Axis.RATIO,
                                    List.of(
                                            new LineChart.Series("smoothed", smoothed),
                                            new LineChart.Series("each batch", losses)),
                                    new LineChart.Across.Growing(
                                            "learning rate",
                                            range.points().stream()
                                                    .map(RateRange.Point::rate)
                                                    .toList()))
                            .markup(),
                    "Loss of each batch before its update, and the running mean of these losses."));
        }
        page.table(new Table("Rates tried", HEADER, rows(range)));
        return page.markup();
    }
}
