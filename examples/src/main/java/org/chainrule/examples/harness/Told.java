package org.chainrule.examples.harness;

import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;

/** A report in the words of a lesson. */
final class Told {

    private Told() {}

    /** The verdict, how many of each group agree, and the worst of what does not. */
    static void report(LessonOutput out, CheckReport report) {
        out.formula(report.subject() + ": " + report.verdict());
        report.groups()
                .forEach((name, group) -> out.formula("  " + name + ": "
                        + group.stream()
                                .filter(c -> c.verdict() == Verdict.PASS)
                                .count() + " of " + group.size()
                        + " agree"));
        report.worst()
                .filter(worst -> worst.verdict() != Verdict.PASS)
                .map(Comparison::describe)
                .ifPresent(out::point);
    }
}
