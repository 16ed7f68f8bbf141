package org.chainrule.verification.locate;

import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.autodiff.trace.Explanation;
import org.chainrule.core.Matrix;
import org.chainrule.verification.mutant.OpMutant;

/**
 * A vector-Jacobian product that is not the derivative of its op.
 *
 * @param node whose vjp
 * @param worst the element that is farthest off
 * @param evidence on which numbers it shows
 * @param inputs what the op was given when it showed
 * @param step the recorded step of this vjp, if it was run
 * @param likeliest the mutant that makes the same wrong numbers, if one is known
 * @param reproduction Java that shows it again
 */
public record WrongProduct(
        Node node,
        Entry worst,
        Evidence evidence,
        List<Matrix> inputs,
        Optional<ChainStep> step,
        Optional<OpMutant> likeliest,
        String reproduction)
        implements Finding {

    /** Copies the list. */
    public WrongProduct {
        inputs = List.copyOf(inputs);
    }

    @Override
    public boolean isOnRecord() {
        return evidence == Evidence.ON_RECORD;
    }

    @Override
    public String headline() {
        var input = ((Node.Computed) node.origin()).inputs().get(worst.input());
        return Place.named(node) + ", input " + worst.input() + " \"" + input.name() + "\": "
                + (worst.isInaccurate() ? "the product has lost digits" : "the product is wrong")
                + evidence.words()
                + likeliest
                        .map(mutant -> ", as if " + mutant.asIf() + " (" + mutant.name() + ")")
                        .orElse("");
    }

    @Override
    public String describe() {
        return headline() + "\n  " + Place.surroundings(node) + "\n  worst element " + worst + "\n"
                + step.map(made -> "  the chain-rule step:\n"
                                + Explanation.describe(made).indent(2))
                        .orElse("")
                + "  reproduce: " + reproduction + "\n";
    }
}
