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
final class ConformanceCommand implements Callable<Integer> {

    private final ChainruleCommand top;

    @Parameters(paramLabel = "DIR", description = "Folder with activations.json, losses.json and the like.")
    private Path folder = Path.of("");

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the result for machines.")
    private Optional<Path> json = Optional.empty();

    ConformanceCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var settings = top.settings("java", Precision.FLOAT64);
        if (settings.precision() != Precision.FLOAT64) {
            throw new IllegalArgumentException(
                    "--precision: found float32; reference numbers are compared in float64; leave --precision out");
        }
        var console = settings.console();
        var conformance = Conformance.of(folder, settings.kernels().kernels(Precision.FLOAT64));
        conformance.files().forEach(file -> ConformanceText.lines(file).forEach(console::result));
        conformance.ignored().forEach(file -> console.result(file + ": no reference file, left aside"));
        json.ifPresent(file -> WholeFile.write(file, ConformanceJson.of(conformance)));
        console.result(conformance.passed() ? console.good("conformance: pass") : console.bad("conformance: FAIL"));
        return conformance.passed() ? 0 : 1;
    }
}
