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

    /** For example {@code 8 random signed directions and 120 coordinates compared}. */
    static String counts(CheckReport report) {
        return report.count(Comparison.Kind.DIRECTION, Witness.DIFFERENCES) + " random signed directions and "
                + report.count(Comparison.Kind.COORDINATE, Witness.DIFFERENCES) + " coordinates compared";
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
