package org.chainrule.examples.command;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.kernel.KernelChoice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand: the main job; and the options that every subcommand takes too. */
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
        optionListHeading = "%nOptions, before or after the command:%n",
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

    @Option(
            names = "--seed",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description =
                    "Of all random choices; same seed, same bytes with the java kernels. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--kernels",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Who computes: java (the same bits everywhere), vector (JDK Vector API) or auto. "
                    + "Default: java for the main job and check, auto for train.")
    private Optional<String> kernels = Optional.empty();

    @Option(
            names = "--threads",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "Threads of each matrix product. Default: ${DEFAULT-VALUE}.")
    private int threads = 1;

    @Option(
            names = "--precision",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "float32 or float64. Default: float64; float32 for train on images.")
    private Optional<String> precision = Optional.empty();

    @Option(
            names = "--out",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description =
                    "Folder for report and model. Default: chainrule-report for the main job; for train the current "
                            + "folder, the model only.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print results only.")
    private boolean quiet;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "Plain text on terminals too; so does the environment variable NO_COLOR.")
    private boolean noColor;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help, or that of a command.")
    @SuppressWarnings("UnusedVariable") // picocli writes it and acts on it
    private boolean help;

    private ChainruleCommand(Console console) {
        this.console = console;
    }

    /** Runs a command line; returns the exit code. */
    public static int run(String[] args, Console console) {
        var top = new ChainruleCommand(console);
        return line(top, new TrainCommand(top)).execute(args);
    }

    /** Runs a command line of {@code train} that goes on from a checkpoint. */
    static int resume(List<String> words, Path checkpoint, Console console) {
        var top = new ChainruleCommand(console);
        return line(top, new TrainCommand(top).resuming(checkpoint)).execute(words.toArray(String[]::new));
    }

    /** Runs a command line of {@code train} that may be interrupted. */
    static int interruptible(List<String> words, Interruption interruption, Console console) {
        var top = new ChainruleCommand(console);
        return line(top, new TrainCommand(top, interruption)).execute(words.toArray(String[]::new));
    }

    private static CommandLine line(ChainruleCommand top, TrainCommand train) {
        var console = top.console;
        var line = new CommandLine(top)
                .addSubcommand(train)
                .addSubcommand(new ResumeCommand(top))
                .addSubcommand(new PredictCommand(top))
                .addSubcommand(new EvaluateCommand(top))
                .addSubcommand(new CompareCommand(top))
                .addSubcommand(new RateSearchCommand(top))
                .addSubcommand(new CheckCommand(top))
                .addSubcommand(new CatalogueCommand(top))
                .addSubcommand(new ConformanceCommand(top))
                .addSubcommand(new VerifyCommand(top))
                .addSubcommand(new BreakCommand(top))
                .addSubcommand(new LessonCommand(top))
                .addSubcommand(new KernelsCommand(top));
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.ink() == Console.Ink.COLOURED ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((refused, given) -> {
            var name = refused.getCommandLine().getCommandSpec().qualifiedName();
            console.refuse(firstLine(refused) + "; see " + name + " --help");
            return 2;
        });
        line.setExecutionExceptionHandler((thrown, command, parsed) -> {
            if (thrown instanceof IllegalArgumentException refused) {
                console.refuse(firstLine(refused));
                return 2;
            }
            throw thrown; // a defect of the program, not of the input: shown in full
        });
        line.setExitCodeExceptionMapper(defect -> 3);
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static String firstLine(Exception thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse(thrown.toString());
    }

    @Override
    public Integer call() {
        return new MainJob(settings("java", Precision.FLOAT64), new Tanh()).run();
    }

    /** The common options with a command's own defaults. */
    Settings settings(String defaultKernels, Precision defaultPrecision) {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads: found " + threads + "; give at least 1");
        }
        return new Settings(
                seed,
                KernelChoice.of(kernels.orElse(defaultKernels), threads),
                precision.map(ChainruleCommand::precision).orElse(defaultPrecision),
                out,
                console());
    }

    /** Of all random choices. */
    long seed() {
        return seed;
    }

    /** Threads of each matrix product. */
    int threads() {
        return threads;
    }

    /** Where this command line prints. */
    Console console() {
        return console.with(
                noColor ? Console.Ink.PLAIN : console.ink(), quiet ? Console.Voice.RESULTS : console.voice());
    }

    private static Precision precision(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "float32" -> Precision.FLOAT32;
            case "float64" -> Precision.FLOAT64;
            default ->
                throw new IllegalArgumentException("--precision: found \"" + name + "\"; choose float32 or float64");
        };
    }
}
