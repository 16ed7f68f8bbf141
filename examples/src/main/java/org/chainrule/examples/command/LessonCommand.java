package org.chainrule.examples.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.examples.lesson.LessonOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells a lesson. */
@Command(
        name = "lesson",
        description = {
            "Tells one of the five lessons; every number in it is computed while it is told.",
            "",
            "  A  a classifier, sample by sample: losses, splits, saliency, an adversarial example",
            "  B  a regressor, in matrices: every backward quantity named and confirmed",
            "  C  an image classifier: symmetry, dying ReLU, vanishing gradients, learning rates",
            "  D  one example by hand, node by node, and two mistakes found in published figures",
            "  E  check a gradient of your own: by hand, layer by layer, an op, an activation, a loss"
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example: chainrule lesson D"},
        usageHelpWidth = 100,
        sortOptions = false)
final class LessonCommand implements Callable<Integer>, Declining {

    private final ChainruleCommand top;

    @Parameters(paramLabel = "LETTER", description = "A, B, C, D or E.")
    private String letter = "";

    LessonCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        Lessons.named(letter).run(new LessonOutput(top.console()::result));
        return 0;
    }

    @Override
    public Optional<String> whyNot(String option) {
        return Optional.of("a lesson says the same every time");
    }
}
