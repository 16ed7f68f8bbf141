package org.chainrule.verification.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.Figures;

/** What a ladder made of many cases. */
final class LadderTally {

    /**
     * Where the bar is a billionth of the slope or less, the values decide it to nine digits: the case is well conditioned.
     */
    private static final double WELL_CONDITIONED = 1e-9;

    private final long seed;

    final List<Double> relative = new ArrayList<>();
    final List<Double> tightness = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    double worst;
    int unknown;
    int hidden;
    long evaluations;

    private LadderTally(long seed) {
        this.seed = seed;
    }

    static LadderTally of(FiniteDifference ladder, int cases, long seed) {
        var tally = new LadderTally(seed);
        var random = new SplittableRandom(seed);
        for (int n = 0; n < cases; n++) {
            tally.see(ladder, SmoothCase.next(random), n);
        }
        Collections.sort(tally.relative);
        Collections.sort(tally.tightness);
        return tally;
    }

    private void see(FiniteDifference ladder, SmoothCase drawn, int number) {
        var slopes = ladder.slopes(drawn.f()::at, drawn.x());
        var estimate = slopes.central();
        double error = drawn.error(estimate);
        evaluations += slopes.evaluations();
        unknown += estimate.isKnown() ? 0 : 1;
        boolean wrong = (estimate.isKnown() && !(error <= estimate.bound())) || slopes.isKink() || slopes.jumps();
        if (wrong && Ripple.isHidden(drawn.f(), drawn.x(), drawn.slope(), error)) {
            hidden++;
        } else if (wrong) {
            violations.add("case " + number + ", " + drawn.f() + " at " + drawn.x() + ": true "
                    + drawn.slope().hi() + ", found " + slopes);
        } else if (error > 0 && estimate.isKnown()) {
            worst = Math.max(worst, error / estimate.bound());
        }
        double bar = drawn.slope().hi() == 0
                ? 0
                : estimate.bound() / Math.abs(drawn.slope().hi());
        relative.add(bar);
        if (bar <= WELL_CONDITIONED && error > 0) {
            tightness.add(estimate.bound() / error);
        }
    }

    static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    String describe() {
        return relative.size() + " random smooth functions, seed " + seed + ": errors beyond the bar "
                + violations.size() + ", slopes that the values hide " + hidden + ", without a value " + unknown
                + ", worst error / bar " + Figures.significant(worst, 2) + ", median relative bar "
                + Figures.significant(median(relative), 2) + ", median bar / error of "
                + tightness.size() + " well-conditioned ones "
                + Figures.significant(median(tightness), 2) + ", evaluations per derivative "
                + Figures.significant(evaluations / (double) relative.size(), 3);
    }
}
