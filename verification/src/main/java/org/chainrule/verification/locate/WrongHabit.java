package org.chainrule.verification.locate;

import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.autodiff.trace.Explanation;

/**
 * A vjp that does what no vjp may, whatever its formula.
 *
 * @param habit what
 * @param isOnRecord whether the recorded pass is wrong because of it
 * @param step the recorded step of this vjp
 * @param reproduction Java that shows it again
 */
public record WrongHabit(Habit habit, boolean isOnRecord, ChainStep step, String reproduction) implements Finding {

    @Override
    public Node node() {
        return step.node();
    }

    @Override
    public String headline() {
        return Place.named(node()) + ", input " + step.input() + ": the vjp " + habit.words();
    }

    @Override
    public String describe() {
        return headline() + "\n  " + Place.surroundings(node()) + "\n  the chain-rule step:\n"
                + Explanation.describe(step).indent(2) + "  reproduce: " + reproduction + "\n";
    }
}
