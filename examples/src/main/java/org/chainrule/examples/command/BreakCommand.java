package org.chainrule.examples.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.examples.planted.Bugs;
import org.chainrule.examples.planted.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one planted bug found, shrunk, localised and explained. */
@Command(
        name = "break",
        description = {
            "Plants one bug and shows how it is caught: what is right and what is wrong, the verdict of the check with "
                    + "and without it, the plainest numbers that still show it, its place in a graph with the chain-rule "
                    + "step in numbers, and what to type to see it again.",
            "",
            "Exit code 0 if the bug was caught, 1 if it was not."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example: chainrule break transpose-missing"},
        usageHelpWidth = 100,
        sortOptions = false)
final class BreakCommand implements Callable<Integer> {

    private final ChainruleCommand top;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A name from the list.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--list", description = "Lists the bugs: what is right → what is wrong.")
    private boolean list;

    @Mixin
    private final SeedOption seed = new SeedOption();

    BreakCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        if (list == name.isPresent()) {
            throw new IllegalArgumentException("break: found "
                    + (list ? "a name and --list; give one of them" : "no name; give one, or --list to see them all"));
        }
        var console = top.console();
        if (list && seed.given().isPresent()) {
            throw new IllegalArgumentException("break: found --seed "
                    + seed.given().get() + " and --list, which is the same for every seed; leave --seed out");
        }
        if (list) {
            Bugs.list().forEach(console::result);
            return 0;
        }
        var story = Story.of(Bugs.named(name.orElseThrow()), seed.value());
        story.chapters().forEach(chapter -> {
            console.result(console.strong(chapter.title()));
            chapter.lines().forEach(line -> console.result(line.isEmpty() ? line : "  " + line));
            console.result("");
        });
        console.result(story.caught() ? console.good("caught") : console.bad("NOT CAUGHT"));
        return story.caught() ? 0 : 1;
    }
}
