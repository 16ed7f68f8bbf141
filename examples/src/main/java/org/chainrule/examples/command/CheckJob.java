package org.chainrule.examples.command;

import org.chainrule.autodiff.network.Network;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.check.CheckReport;

/**
 * Checks the gradient of a network on a batch and prints what came of it.
 *
 * @param settings of the command line
 * @param directions random signed directions over all parameters and inputs
 * @param coordinates coordinates of every parameter block
 */
record CheckJob(Settings settings, int directions, int coordinates) {

    /** Returns the exit code: 0, or 1 if anything disagrees. */
    int run(Network network, Loss loss, Dataset batch) {
        var console = settings.console();
        var objective = network.objective(loss, settings.kernels());
        console.say("Network " + network + ", " + loss.name() + ", "
                + network.parameters().size() + " parameters; " + batch.rows() + " examples of " + batch.name()
                + "; seed " + settings.seed() + ".");
        console.say(settings.kernels().sentence());
        console.say("");
        CheckReport report = Checks.of(objective, batch, directions, coordinates, settings.seed());
        report.describe().lines().forEach(console::say);
        console.result((report.passed()
                        ? console.good("PASS")
                        : console.bad(report.verdict().toString())) + ": " + Checks.counts(report) + "; "
                + Checks.tightness(report) + ".");
        return report.passed() ? 0 : 1;
    }
}
