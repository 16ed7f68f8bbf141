package org.chainrule.examples.command;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chainrule.examples.words.FileTrouble;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/**
 * All commands, ready to read a command line; and what is said when that ends badly.
 *
 * @param line the main job with every other command below it
 * @param console where refusals go
 */
record CommandTree(CommandLine line, Console console) {

    /** Bad usage or bad input. */
    private static final int REFUSED = 2;

    private static final int DEFECT = 3;

    /** Every command of the command line; a new one is named here. */
    static CommandTree of(ChainruleCommand top, TrainCommand train) {
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
                .addSubcommand(new KernelsCommand(top))
                .addSubcommand(new HelpCommand());
        var console = top.console();
        line.getCommandSpec().version(Version.sentence());
        line.registerConverter(Path.class, CommandTree::path);
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.ink() == Console.Ink.COLOURED ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        var tree = new CommandTree(line, console);
        line.setParameterExceptionHandler((refused, given) -> tree.refuse(Misuse.sentence(refused, given)));
        line.setExecutionExceptionHandler((thrown, command, parsed) -> {
            if (thrown instanceof IllegalArgumentException refused) {
                return tree.refuse(FileTrouble.inWords(firstLine(refused), refused));
            }
            throw thrown; // a defect of the program, not of the input: shown in full
        });
        line.setExitCodeExceptionMapper(defect -> DEFECT);
        line.setExecutionStrategy(tree::execute);
        return tree;
    }

    /** Runs a command line; returns the exit code. */
    int run(String[] args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError full) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return refuse("memory: found no room for this in the " + megabytes + " MB that Java may take; choose a"
                    + " smaller --arch, --batch or --threads, or allow it more, for example with the environment variable"
                    + " JDK_JAVA_OPTIONS=-Xmx" + 2 * Math.max(1, megabytes >> 10) + "g");
        }
    }

    private int refuse(String sentence) {
        console.refuse(sentence);
        return REFUSED;
    }

    /** Hands options that stand before a command on to it, and runs it. */
    private int execute(ParseResult parsed) {
        var command = parsed.subcommand();
        boolean shown = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
        if (command != null && !shown && !command.isUsageHelpRequested()) {
            for (OptionSpec before : parsed.matchedOptions()) {
                var own = command.commandSpec().findOption(before.longestName());
                if (own == null) {
                    return refuse(Misuse.notTaken(command.commandSpec(), before.longestName()));
                }
                if (!command.hasMatchedOption(own) && !own.inherited()) {
                    own.setValue(before.getValue());
                }
            }
        }
        return new RunLast().execute(parsed);
    }

    /** An empty path would be the current folder, which nobody means by a variable of the shell that is not set. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("an empty path");
        }
        return Path.of(text);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static String firstLine(Exception thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse(thrown.toString());
    }
}
