package org.chainrule.examples.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class KernelsCommand implements Callable<Integer>, Declining {

    private final ChainruleCommand top;

    @Mixin
    private final KernelOptions kernels = KernelOptions.fastest();

    KernelsCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var choice = kernels.choice();
        top.console().result(choice.sentence());
        top.console().result(SelfMeasurement.of(choice));
        return 0;
    }

    @Override
    public Optional<String> whyNot(String option) {
        return option.equals("--precision") ? Optional.of("it measures both") : Optional.empty();
    }
}
