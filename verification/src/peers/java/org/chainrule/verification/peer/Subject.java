package org.chainrule.verification.peer;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.chainrule.core.Figures;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;

/**
 * A check of somebody else's code, and what must come of it.
 *
 * @param name library, version and what of it
 * @param check runs it
 * @param expected the verdict of every group of the report that is not to pass
 */
record Subject(String name, Supplier<CheckReport> check, Map<String, Verdict> expected) {

    /** A report beside what was expected. */
    record Outcome(Subject subject, CheckReport report) {

        boolean isAsExpected() {
            var groups = report.groups().keySet();
            return !groups.isEmpty()
                    && groups.containsAll(subject.expected.keySet())
                    && groups.stream().allMatch(this::isAsExpected);
        }

        /** Derivatives that are all 0, as of units that are never active, tell nothing: they are never as expected. */
        private boolean isAsExpected(String name) {
            var group = group(name);
            return group.verdict() == subject.expected.getOrDefault(name, Verdict.PASS)
                    && (group.verdict() != Verdict.PASS
                            || exact(group)
                            || Double.isFinite(group.smallestNoticedFault()));
        }

        private static boolean exact(CheckReport group) {
            return group.count(Comparison.Kind.EXACT) == group.comparisons().size();
        }

        /** Where the fault is and where it is not, in a sentence; directions go over everything and place nothing. */
        private String conclusion() {
            var placed = report.groups().keySet().stream()
                    .filter(name -> !name.contains("directions") && !name.contains("all inputs") && !exact(group(name)))
                    .toList();
            var wrong = placed.stream()
                    .filter(name -> group(name).verdict() != Verdict.PASS)
                    .toList();
            var right = placed.stream().filter(name -> !wrong.contains(name)).toList();
            return wrong.isEmpty()
                    ? "  so: nothing is wrong in " + String.join(", ", right)
                    : "  so: wrong in " + String.join(", ", wrong)
                            + (right.isEmpty() ? "" : "; right in " + String.join(", ", right));
        }

        private CheckReport group(String name) {
            return new CheckReport(
                    name,
                    report.comparisons().stream()
                            .filter(c -> c.group().equals(name))
                            .toList(),
                    report.seed(),
                    report.notes());
        }

        String describe() {
            var text = new StringBuilder();
            text.append(subject.name).append(": ").append(report.verdict()).append('\n');
            for (String name : report.groups().keySet()) {
                var group = group(name);
                text.append("  ")
                        .append(name)
                        .append(": ")
                        .append(group.verdict())
                        .append(", ")
                        .append(group.count(Verdict.PASS))
                        .append(" of ")
                        .append(group.comparisons().size())
                        .append(" agree")
                        .append(
                                exact(group)
                                        ? "\n"
                                        : ", noticed from " + Figures.significant(group.smallestNoticedFault(), 2)
                                                + " relative\n");
                if (group.verdict() != Verdict.PASS) {
                    group.worst()
                            .map(Comparison::describe)
                            .ifPresent(
                                    worst -> text.append("    ").append(worst).append('\n'));
                }
            }
            text.append(conclusion()).append('\n');
            text.append(
                    isAsExpected()
                            ? "  as expected"
                            : "  NOT as expected: all PASS but " + new TreeMap<>(subject.expected));
            return text.append('\n').toString();
        }
    }

    Outcome run() {
        return new Outcome(this, check.get());
    }
}
