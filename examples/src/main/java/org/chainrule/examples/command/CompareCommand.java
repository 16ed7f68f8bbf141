package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.Figures;
import org.chainrule.examples.report.LineChart;
import org.chainrule.examples.report.Page;
import org.chainrule.examples.report.Table;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.UpdateRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains the same network by several optimizers. */
@Command(
        name = "compare",
        description = {
            "Trains the same network on the same data by several optimizers: same initial weights, same batches.",
            "",
            "Prints one table; with --out, writes a page with the table and the validation losses as curves."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  chainrule compare --data wine.csv --optimizers sgd,momentum,adam --out compared"},
        usageHelpWidth = 100,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    private static final List<String> HEADER =
            List.of("optimizer", "rate", "training loss", "validation loss", "smallest", "score on the test part");

    private final ChainruleCommand top;

    @Mixin
    private final DataOptions options = new DataOptions();

    @Option(
            names = "--optimizers",
            required = true,
            paramLabel = "NAMES",
            description = "Joined by commas; name:rate gives one its own learning rate, as in sgd:0.1,adam:0.001.")
    private String optimizers = "";

    @Option(names = "--rate", paramLabel = "X", description = "Of those without one of their own.")
    private Optional<Double> rate = Optional.empty();

    @Option(names = "--schedule", paramLabel = "NAME", description = "As for train. Default: ${DEFAULT-VALUE}.")
    private String schedule = "falling";

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data. Default: by the data.")
    private Optional<Integer> epochs = Optional.empty();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for a page with the table and the curves. Default: none is written.")
    private Optional<Path> out = Optional.empty();

    CompareCommand(ChainruleCommand top) {
        this.top = top;
    }

    /** A rule and the rate that was given with it. */
    private record Entry(UpdateRule rule, Optional<Double> rate) {}

    @Override
    public Integer call() {
        var settings = run.settings(top.console(), options.data(), out);
        var entries = entries();
        if (rate.isPresent()
                && entries.values().stream().allMatch(entry -> entry.rate().isPresent())) {
            throw new IllegalArgumentException("--rate: found " + Figures.shortest(rate.get())
                    + " but every optimizer has" + " a rate of its own; leave --rate out, or the rate of one");
        }
        var pace = Recipe.Pace.named(schedule);
        var outputs = settings.out().map(Outputs::prepare);
        var fitted = options.fitted(settings.seed());
        var console = settings.console();
        var rows = new ArrayList<List<String>>();
        var curves = new ArrayList<LineChart.Series>();
        entries.forEach((name, entry) -> {
            var own = entry.rate().isPresent() ? entry.rate() : rate;
            var recipe = options.recipe(fitted, entry.rule(), own, pace, epochs, Refinements.NONE);
            console.say(name + ": " + recipe);
            var trained = trained(recipe, fitted.source(), settings.saying(Console.Voice.RESULTS));
            var losses = trained.curves().getOrDefault("validation loss", List.of());
            if (!losses.isEmpty()) {
                curves.add(new LineChart.Series(name, losses));
            }
            rows.add(
                    trained.history().diverged()
                            ? diverged(name, recipe, losses)
                            : row(name, recipe, trained, Score.of(trained, fitted.source())));
        });
        TextTable.lines(HEADER, rows).forEach(console::result);
        if (outputs.isPresent()) {
            outputs.get().write("compare.html", page(rows, curves, settings.seed()));
            console.result("Report: " + outputs.get().file("compare.html").normalize());
        }
        return 0;
    }

    private Map<String, Entry> entries() {
        var entries = new LinkedHashMap<String, Entry>();
        for (String part : optimizers.split(",", -1)) {
            String[] words = part.strip().split(":", 2);
            var rule = UpdateRules.named(words[0]);
            Optional<Double> own = words.length == 1 ? Optional.empty() : Optional.of(number(part, words[1]));
            if (entries.putIfAbsent(part.strip(), new Entry(rule, own)) != null) {
                throw new IllegalArgumentException("--optimizers: found " + part.strip() + " twice; give each once");
            }
        }
        return entries;
    }

    private static double number(String part, String text) {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException refused) {
            throw new IllegalArgumentException(
                    "--optimizers: found \"" + part + "\"; write name:rate, for example sgd:0.1", refused);
        }
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("--optimizers: found \"" + part
                    + "\"; the rate must be a finite number above 0, for example sgd:0.1");
        }
        return number;
    }

    /** What came before is told; the weights are no model any more. */
    private static List<String> diverged(String name, Recipe recipe, List<Double> losses) {
        return List.of(
                name, Figures.shortest(recipe.rate()), "diverged", "diverged", smallest(losses), "none, it diverged");
    }

    private static String smallest(List<Double> losses) {
        return losses.isEmpty()
                ? "none"
                : Figures.significant(losses.stream().mapToDouble(x -> x).min().orElse(Double.NaN), 4);
    }

    private static Trained trained(Recipe recipe, DataSource source, Settings settings) {
        var network = recipe.network(settings.seed(), settings.precision());
        var objective = network.objective(recipe.loss(), settings.kernels());
        return Trained.run(
                recipe,
                network,
                objective,
                source.training(),
                source.split().validation(),
                Trained.Measured.LOSS_ONLY,
                settings,
                Course.STRAIGHT);
    }

    private static List<String> row(String name, Recipe recipe, Trained trained, Score score) {
        var last = trained.history().last().orElseThrow();
        return List.of(
                name,
                Figures.shortest(recipe.rate()),
                Figures.significant(last.trainingLoss(), 4),
                Figures.significant(last.validationLoss().orElse(Double.NaN), 4),
                smallest(trained.curves().getOrDefault("validation loss", List.of())),
                score.figure());
    }

    private static String page(List<List<String>> rows, List<LineChart.Series> curves, long seed) {
        var page = new Page(
                "Optimizers compared",
                "The same network, initial weights and batches; seed " + seed + ". Only the optimizer differs.");
        page.table(new Table("By optimizer, in the order asked for", HEADER, rows));
        var figures = new ArrayList<Page.Figure>();
        for (int first = 0; first < curves.size(); first += LineChart.MOST) {
            var some = curves.subList(first, Math.min(first + LineChart.MOST, curves.size()));
            String id = "compared" + (first == 0 ? "" : first);
            figures.add(new Page.Figure(
                    new LineChart(id, "Validation loss", "validation loss", LineChart.Axis.RATIO, some).markup(),
                    "Loss of the validation data after every epoch."));
        }
        page.figures(figures.toArray(Page.Figure[]::new));
        return page.markup();
    }
}
