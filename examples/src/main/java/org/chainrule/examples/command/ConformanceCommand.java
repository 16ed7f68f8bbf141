package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.Precision;
import org.chainrule.core.io.WholeFile;
import org.chainrule.examples.conformance.Conformance;
import org.chainrule.examples.conformance.ConformanceJson;
import org.chainrule.examples.conformance.ConformanceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the library to a folder of reference numbers. */
@Command(
        name = "conformance",
        description = {
            "Holds the library to a folder of reference numbers, file by file, entry by entry, in float64.",
            "",
            "Activations: value within 4 ulps, slope within 8 ulps or 8 times its condition number. Losses, row functions, "
                    + "networks: within 1e-12 of the largest magnitude of each tensor. Schedules 1e-13 relative, "
                    + "initializers 1 ulp, update rules and trainings 1e-11. Exit code 1 if a number is off, missing, or "
                    + "a name unknown."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example: chainrule conformance golden --json conformance.json"},
        usageHelpWidth = 100,
        sortOptions = false)
final class ConformanceCommand implements Callable<Integer>, Declining {

    private final ChainruleCommand top;

    @Parameters(paramLabel = "DIR", description = "Folder with activations.json, losses.json and the like.")
    private Path folder = Path.of("");

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the result for machines.")
    private Optional<Path> json = Optional.empty();

    @Mixin
    private final KernelOptions kernels = KernelOptions.reproducible();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    ConformanceCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var console = quiet.on(top.console());
        var conformance = Conformance.of(folder, kernels.choice().kernels(Precision.FLOAT64));
        conformance
                .files()
                .forEach(file -> ConformanceText.lines(file).forEach(file.passed() ? console::say : console::result));
        conformance.ignored().forEach(file -> console.say(file + ": no reference file, left aside"));
        json.ifPresent(file -> WholeFile.write(file, ConformanceJson.of(conformance)));
        console.result(conformance.passed() ? console.good("conformance: pass") : console.bad("conformance: FAIL"));
        return conformance.passed() ? 0 : 1;
    }

    @Override
    public Optional<String> whyNot(String option) {
        return switch (option) {
            case "--precision" -> Optional.of("reference numbers are compared in float64");
            case "--out" -> Optional.of("--json names the file that is written");
            default -> Optional.empty();
        };
    }
}
