package org.chainrule.examples.command;

import java.util.concurrent.Callable;
import org.chainrule.core.Precision;
import picocli.CommandLine.Command;

/** Says which kernels would compute, and why. */
@Command(
        name = "kernels",
        description = "Says which kernels compute here, and why the others do not.",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        usageHelpWidth = 100,
        sortOptions = false)
final class KernelsCommand implements Callable<Integer> {

    private final ChainruleCommand top;

    KernelsCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var settings = top.settings("auto", Precision.FLOAT64);
        settings.console().result(settings.kernels().sentence());
        return 0;
    }
}
