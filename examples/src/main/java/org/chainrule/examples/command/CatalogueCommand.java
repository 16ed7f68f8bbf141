package org.chainrule.examples.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.examples.catalogue.Catalogue;
import org.chainrule.examples.catalogue.LostDigits;
import org.chainrule.examples.catalogue.Sheets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the catalogue, or one entry of it. */
@Command(
        name = "catalogue",
        description = {
            "Lists every activation, row function and loss with its formula, or shows one whole: slope, kinks, limits, "
                    + "accuracy, and for a function of one number its values and slopes beside differences.",
            "",
            "The formulas printed are the ones that the tests execute."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example: chainrule catalogue gelu"},
        usageHelpWidth = 100,
        sortOptions = false)
final class CatalogueCommand implements Callable<Integer> {

    private final ChainruleCommand top;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A name from the list.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--lost-digits",
            description = "The table of points at which forms in common use lose their digits, as Markdown.")
    private boolean lostDigits;

    CatalogueCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        if (lostDigits && name.isPresent()) {
            throw new IllegalArgumentException("catalogue: found \"" + name.get()
                    + "\" and --lost-digits, whose table is of points of its own; give one of them");
        }
        var lines = lostDigits ? LostDigits.markdown() : name.map(Sheets::of).orElseGet(Catalogue::lines);
        lines.forEach(top.console()::result);
        return 0;
    }
}
