package org.chainrule.examples.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.chainrule.core.Figures;
import org.chainrule.examples.verify.Line;
import org.chainrule.examples.verify.Summary;
import org.chainrule.examples.verify.Verification;
import org.chainrule.examples.verify.VerificationJson;
import org.chainrule.examples.verify.VerificationText;
import org.chainrule.verification.alarm.AlarmReport;
import org.chainrule.verification.alarm.FalseAlarms;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.kill.KillMatrix;
import org.chainrule.verification.kill.MatrixText;
import org.chainrule.verification.specimen.Specimen;
import org.chainrule.verification.specimen.Trial;

/**
 * The runs of the command {@code verify}, told while they go on.
 *
 * @param console where they are told
 * @param seed of their random choices
 */
record VerifyJob(Console console, long seed) {

    /**
     * What a run came to.
     *
     * @param passed whether everything is as it should be
     * @param json for machines
     * @param markdown as a page
     */
    record Result(boolean passed, Supplier<byte[]> json, Supplier<String> markdown) {}

    /** The own check of every specimen. */
    Result specimens(List<Specimen> specimens) {
        console.say("Checking " + specimens.size()
                + " specimens. \"worst\" is the largest discrepancy over its error bar:" + " 1 is the limit.");
        console.say("");
        console.say("verdict    " + VerificationText.HEAD);
        var verification = Verification.run(specimens, seed, this::tell);
        console.say("");
        verification.families().forEach(this::tell);
        tell(verification.total());
        return new Result(
                verification.passed(),
                () -> VerificationJson.of(verification),
                () -> VerificationText.markdown(verification));
    }

    private void tell(Line line) {
        String text = verdict(line.verdict(), line.passed()) + VerificationText.of(line);
        if (line.passed()) {
            console.say(text);
        } else {
            console.result(text);
            line.failure().lines().forEach(reason -> console.result("    " + reason));
        }
    }

    private void tell(Summary summary) {
        console.result(
                verdict(summary.allPassed() ? "PASS" : "FAIL", summary.allPassed()) + VerificationText.of(summary));
    }

    private String verdict(Verdict verdict, boolean good) {
        return verdict(verdict.toString(), good);
    }

    /** Padded before it is painted. */
    private String verdict(String word, boolean good) {
        String text = word + " ".repeat(Math.max(1, 11 - word.length()));
        return good ? console.good(text) : console.bad(text);
    }

    /** Every planted fault under the check of its specimen. */
    Result mutants(List<Specimen> specimens, List<Long> seeds) {
        console.say("Planting every fault that fits in " + specimens.size() + " specimens, seeds " + seeds
                + "; of everything this takes minutes.");
        var matrix = KillMatrix.run(
                specimens,
                Trial.Extent.FIRST_FAULT,
                seeds.stream().mapToLong(Long::longValue).toArray());
        var text = new MatrixText(matrix);
        text.text().lines().skip(1).forEach(console::say);
        matrix.survivors().forEach(outcome -> console.result(console.bad("survived") + " " + outcome));
        matrix.refuted()
                .forEach(outcome -> console.result(console.bad("refuted") + " " + outcome + ", but it was said: "
                        + outcome.planted().equivalence().orElse("")));
        matrix.unsound().forEach(report -> report.describe().lines().forEach(console::result));
        console.result(verdict(matrix.holds() ? "PASS" : "FAIL", matrix.holds()) + text.summary());
        return new Result(matrix.holds(), () -> text.json().getBytes(StandardCharsets.UTF_8), text::markdown);
    }

    /** Right gradients. */
    Result alarms(int checks) {
        var report = FalseAlarms.run(checks, seed);
        report.tallies()
                .forEach(tally -> console.say(String.format(
                        "%-44s %7d checks %8d comparisons %3d accused %6s %% undecided",
                        tally.family().name(),
                        tally.checks(),
                        tally.comparisons(),
                        tally.accused(),
                        Figures.fixed(100 * tally.undecidedShare(), 2))));
        report.accusations().forEach(console::result);
        boolean calm = report.accused() == 0;
        console.result(verdict(calm ? "PASS" : "FAIL", calm) + sentence(report));
        return new Result(calm, () -> report.json().getBytes(StandardCharsets.UTF_8), report::markdown);
    }

    private static String sentence(AlarmReport report) {
        return report.accused() + " false alarms in " + report.checks() + " checks of right gradients, "
                + report.comparisons() + " comparisons, " + Figures.fixed(100 * report.undecidedShare(), 2)
                + " % undecided, seed " + report.seed();
    }
}
