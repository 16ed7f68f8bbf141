package org.chainrule.verification.assertion;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.chainrule.core.Figures;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;

/** Assertions about a {@link CheckReport}. */
public final class ReportAssert extends AbstractAssert<ReportAssert, CheckReport> {

    ReportAssert(CheckReport report) {
        super(report, ReportAssert.class);
    }

    /** Fails, with the whole report, unless the check passed. */
    public ReportAssert agreesWithDifferences() {
        isNotNull();
        if (!actual.passed()) {
            throw failure("%s", "the claimed gradient does not agree with differences\n" + actual.describe());
        }
        return this;
    }

    /** Fails, with the whole report, if the check passed; for the test of a planted fault. */
    public ReportAssert disagreesWithDifferences() {
        isNotNull();
        if (actual.passed()) {
            throw failure("%s", "the claimed gradient agrees with differences, but should not\n" + actual.describe());
        }
        return this;
    }

    /**
     * Fails, with the whole report, unless the claim was found wrong: FAIL or INACCURATE. A check that decided nothing does
     * not reject.
     */
    public ReportAssert isRejected() {
        isNotNull();
        if (actual.count(Verdict.FAIL) + actual.count(Verdict.INACCURATE) == 0) {
            throw failure("%s", "the claimed gradient is not rejected, but should be\n" + actual.describe());
        }
        return this;
    }

    /**
     * Fails, with the whole report, unless everything that disagrees stands in this group and something does; directions
     * over everything are left out, since they meet every fault.
     */
    public ReportAssert isRejectedOnlyIn(String group) {
        isNotNull();
        var groups = actual.comparisons().stream()
                .filter(c -> c.verdict() != Verdict.PASS && c.verdict() != Verdict.UNDECIDED)
                .filter(c -> c.kind() != Comparison.Kind.DIRECTION)
                .map(Comparison::group)
                .distinct()
                .toList();
        if (!groups.equals(List.of(group))) {
            throw failure(
                    "%s",
                    "the claimed gradient should be rejected in \"" + group + "\" only, but is in " + groups + "\n"
                            + actual.describe());
        }
        return this;
    }

    /** Fails, with the whole report, unless the report comes to this verdict. */
    public ReportAssert hasVerdict(Verdict verdict) {
        isNotNull();
        if (actual.verdict() != verdict) {
            throw failure(
                    "%s",
                    "the check comes to " + actual.verdict() + ", but should to " + verdict + "\n" + actual.describe());
        }
        return this;
    }

    /** Fails, with the whole report, unless it contains this text. */
    public ReportAssert says(String text) {
        isNotNull();
        if (!actual.describe().contains(text)) {
            throw failure("%s", "the report should say \"" + text + "\", but says\n" + actual.describe());
        }
        return this;
    }

    /** Fails unless a relative fault of this size, in any group of derivatives, would have been noticed. */
    public ReportAssert wouldHaveNoticed(double relativeFault) {
        isNotNull();
        double noticed = actual.smallestNoticedFault();
        if (!(noticed <= relativeFault)) {
            throw failure(
                    "%s",
                    "the check notices relative faults from " + Figures.significant(noticed, 2)
                            + " on, but should from " + Figures.significant(relativeFault, 2) + " on\n"
                            + actual.describe());
        }
        return this;
    }
}
