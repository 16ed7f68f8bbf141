package org.chainrule.examples.command;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.examples.words.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command. */
@Command(
        name = "help",
        description = "Shows the help of a command, as COMMAND --help does; without a name, that of chainrule.",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example: chainrule help train"},
        usageHelpWidth = 100,
        sortOptions = false)
final class HelpCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Name of a command.")
    private Optional<String> name = Optional.empty();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var all = Objects.requireNonNull(spec).root().commandLine();
        var shown = name.map(wanted -> named(wanted, all)).orElse(all);
        shown.usage(all.getOut());
        return 0;
    }

    private static CommandLine named(String wanted, CommandLine all) {
        var found = all.getSubcommands().get(wanted);
        if (found == null) {
            throw new IllegalArgumentException("help: found no command \"" + wanted + "\""
                    + Nearest.slipOf(wanted, all.getSubcommands().keySet())
                            .map(name -> "; the nearest is " + name)
                            .orElse("")
                    + "; choose one of "
                    + String.join(", ", all.getSubcommands().keySet()));
        }
        return found;
    }
}
