package org.chainrule.verification.locate;

import java.util.Optional;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.autodiff.trace.Explanation;

/**
 * Contributions to a gradient that the engine added up wrongly.
 *
 * @param node whose gradient
 * @param fault how
 * @param step the recorded step at which it shows; empty if a step is missing
 * @param numbers what was found and what should be
 */
public record WrongSum(Node node, SumFault fault, Optional<ChainStep> step, String numbers) implements Finding {

    @Override
    public boolean isOnRecord() {
        return true;
    }

    @Override
    public String headline() {
        return "accumulation into " + Place.named(node) + ": " + fault.words();
    }

    @Override
    public String describe() {
        return headline() + "\n  " + Place.surroundings(node) + "\n  " + numbers + "\n"
                + step.map(at -> "  the chain-rule step:\n"
                                + Explanation.describe(at).indent(2))
                        .orElse("")
                + "  reproduce: Localiser.of(pass).findings() on the recorded pass; the engine is at fault, no op\n";
    }
}
