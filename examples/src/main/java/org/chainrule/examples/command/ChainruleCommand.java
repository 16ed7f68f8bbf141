package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Tanh;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command without a subcommand: the main job. Its options may also stand before a subcommand, if that has the same; each
 * command names those that it uses, so that none is taken and ignored.
 */
@Command(
        name = "chainrule",
        description = {
            "Reverse-mode automatic differentiation that proves its own gradients.",
            "",
            "Without a command: trains a classifier on three spiral arms, checks its gradients numerically, "
                    + "diagnoses it, and writes a report (index.html) and a model (model.safetensors)."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions; before or after a command that has the same:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything went well",
            "1:a gradient check or a comparison failed",
            "2:the command line or the input is wrong; one sentence says what and how to mend it",
            "3:a defect of chainrule itself, shown in full"
        },
        footer = {
            "",
            "Examples:",
            "  chainrule                                        the main job, into chainrule-report/",
            "  chainrule --seed 7 --out report-7                the same with another seed",
            "  chainrule train --data iris.csv                  a classifier from a table",
            "  chainrule train --data mnist --epochs 3          digits from the four MNIST files",
            "  chainrule check --arch 784-128-10 --data mnist   verify a whole network's gradient",
            "  chainrule verify --only relu                     the library's own checks, a line each",
            "  chainrule break transpose-missing                a planted bug found, shrunk and explained",
            "  chainrule lesson D                               backpropagation by hand, node by node"
        },
        sortOptions = false,
        usageHelpWidth = 100)
public final class ChainruleCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final KernelOptions kernels = KernelOptions.reproducible();

    @Mixin
    private final PrecisionOption precision = new PrecisionOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for report and model. Default: chainrule-report.")
    private Path out = MainJob.DEFAULT_FOLDER;

    @Mixin
    private final QuietOption quiet = new QuietOption();

    @Option(
            names = "--no-color",
            order = 2,
            scope = ScopeType.INHERIT,
            description = "Plain text on terminals too; so does the environment variable NO_COLOR.")
    private boolean noColor;

    @Option(
            names = {"-h", "--help"},
            order = 3,
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help, or that of a command.")
    @SuppressWarnings("UnusedVariable") // picocli writes it and acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            order = 4,
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli prints the version when it is given; nobody reads it here
    private boolean version;

    ChainruleCommand(Console console) {
        this.console = console;
    }

    /** Runs a command line; returns the exit code. */
    public static int run(String[] args, Console console) {
        var top = new ChainruleCommand(console);
        return CommandTree.of(top, new TrainCommand(top)).run(args);
    }

    /** Runs a command line of {@code train} that goes on from a checkpoint. */
    static int resume(List<String> words, Path checkpoint, Console console) {
        var top = new ChainruleCommand(console);
        return CommandTree.of(top, new TrainCommand(top).resuming(checkpoint)).run(words.toArray(String[]::new));
    }

    /** Runs a command line of {@code train} that may be interrupted. */
    static int interruptible(List<String> words, Interruption interruption, Console console) {
        var top = new ChainruleCommand(console);
        return CommandTree.of(top, new TrainCommand(top, interruption)).run(words.toArray(String[]::new));
    }

    @Override
    public Integer call() {
        var settings = new Settings(
                seed.value(),
                kernels.choice(),
                precision.orElse(Precision.FLOAT64),
                Optional.of(out),
                quiet.on(console()));
        return new MainJob(settings, new Tanh()).run();
    }

    /** Where this command line prints. */
    Console console() {
        return noColor ? console.with(Console.Ink.PLAIN, console.voice()) : console;
    }
}
