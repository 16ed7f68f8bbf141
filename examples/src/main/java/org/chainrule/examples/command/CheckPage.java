package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.examples.report.Table;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;

/** A gradient check as a table: one row per block. */
final class CheckPage {

    private CheckPage() {}

    static Table table(String caption, CheckReport report) {
        var rows = new ArrayList<List<String>>();
        report.groups().forEach((name, group) -> rows.add(row(name, group)));
        return new Table(
                caption,
                List.of("what was varied", "compared", "agree", "worst error", "its error bar", "noticed from"),
                rows);
    }

    private static List<String> row(String name, List<Comparison> group) {
        long agree = group.stream().filter(c -> c.verdict() == Verdict.PASS).count();
        var worst = group.get(0);
        for (Comparison comparison : group) {
            worst = comparison.severity() > worst.severity() ? comparison : worst;
        }
        double noticed = CheckReport.smallestNoticedFault(group);
        return List.of(
                name,
                String.valueOf(group.size()),
                String.valueOf(agree),
                Figures.significant(worst.error(), 2),
                Figures.significant(worst.tolerance(), 2),
                Double.isFinite(noticed) ? Figures.significant(noticed, 2) : "–");
    }
}
