package org.chainrule.examples.command;

import java.util.concurrent.Callable;
import org.chainrule.core.Precision;
import picocli.CommandLine.Command;

/** Says which kernels would compute, why, and how near to the machine's peak they come. */
@Command(
        name = "kernels",
        description =
                "Says which kernels compute here, why the others do not, and what they reach in a second of measuring.",
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
        settings.console().result(SelfMeasurement.of(settings.kernels()));
        return 0;
    }
}
