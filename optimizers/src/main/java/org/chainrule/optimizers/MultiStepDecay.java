package org.chainrule.optimizers;

import java.util.List;

/**
 * Falls at milestones: {@code rate(t) = η·γⁿ}, where n milestones are at t or before. PyTorch's {@code MultiStepLR}.
 *
 * @param rate η, above 0
 * @param milestones numbers of steps, each above the one before
 * @param factor γ, above 0, at most 1
 */
public record MultiStepDecay(double rate, List<Long> milestones, double factor) implements Schedule {

    /** Copies the milestones; refuses what is outside its range. */
    public MultiStepDecay {
        Ranges.rate("multi-step decay", rate);
        Ranges.factor("multi-step decay", factor);
        milestones = List.copyOf(milestones);
        for (int i = 0; i < milestones.size(); i++) {
            Ranges.steps("multi-step decay", "milestone", milestones.get(i));
            if (i > 0 && milestones.get(i) <= milestones.get(i - 1)) {
                throw new IllegalArgumentException(
                        "multi-step decay: found milestones " + milestones + "; each must be above the one before");
            }
        }
    }

    @Override
    public double rate(long steps) {
        int passed = 0;
        while (passed < milestones.size() && milestones.get(passed) <= steps) {
            passed++;
        }
        return rate * Curves.power(factor, passed);
    }
}
