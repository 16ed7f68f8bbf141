package org.chainrule.examples.command;

import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.Precision;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Witness;

/** Gradient checks as the commands run and tell them. */
final class Checks {

    /** Random signed directions over all parameters and inputs. */
    static final int DIRECTIONS = 8;

    /** Coordinates of every parameter block and of the input. */
    static final int COORDINATES = 20;

    private Checks() {}

    /** Checks the network's gradient on a batch, in float64: differences in float32 could not tell a fault from rounding. */
    static CheckReport of(Recipe recipe, Network network, Batch batch, Settings settings) {
        var wide = network.in(Precision.FLOAT64).objective(recipe.loss(), settings.kernels());
        return of(wide, batch, DIRECTIONS, COORDINATES, settings.seed());
    }

    static CheckReport of(SupervisedObjective objective, Batch batch, int directions, int coordinates, long seed) {
        return GradientCheck.ofObjective(objective)
                .on(batch)
                .directions(directions)
                .coordinatesPerParameter(coordinates)
                .seed(seed)
                .run();
    }

    /** Two lines: the verdict with the counts, and how tightly. */
    static void say(Console console, String title, CheckReport report) {
        String verdict = report.passed()
                ? console.good("PASS")
                : console.bad(report.verdict().toString());
        console.say(console.strong(title) + ": " + verdict + ", " + counts(report));
        console.say("  " + tightness(report));
    }

    /**
     * For example {@code 8 random signed directions and 120 coordinates compared by differences, 8 directions by dual numbers too
     * (136 comparisons)}.
     */
    static String counts(CheckReport report) {
        var text = new StringBuilder()
                .append(report.count(Comparison.Kind.DIRECTION, Witness.DIFFERENCES))
                .append(" random signed directions and ")
                .append(report.count(Comparison.Kind.COORDINATE, Witness.DIFFERENCES))
                .append(" coordinates compared by differences");
        long twice = count(report, Witness.DUAL_NUMBERS);
        if (twice > 0) {
            text.append(", ").append(twice).append(" directions by dual numbers too");
        }
        long kinks = count(report, Witness.KINKS);
        if (kinks > 0) {
            text.append(", ").append(kinks).append(" at kinks by the rules there");
        }
        return text.append(" (")
                .append(report.comparisons().size())
                .append(" comparisons)")
                .toString();
    }

    private static long count(CheckReport report, Witness by) {
        return report.comparisons().stream().filter(c -> c.by() == by).count();
    }

    /** The worst comparison in units of its bar, and the smallest fault that would have been noticed. */
    static String tightness(CheckReport report) {
        return report.worst()
                        .map(worst -> "worst: " + worst.group() + (worst.what().isEmpty() ? "" : " " + worst.what())
                                + ", off by " + Figures.significant(worst.error(), 2) + " where "
                                + Figures.significant(worst.tolerance(), 2) + " is the error bar")
                        .orElse("nothing was compared")
                + "; a relative fault of " + Figures.significant(report.smallestNoticedFault(), 2)
                + " in any block would have been noticed";
    }
}
