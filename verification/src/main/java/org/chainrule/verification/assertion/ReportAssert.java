package org.chainrule.verification.assertion;

import org.assertj.core.api.AbstractAssert;
import org.chainrule.core.Figures;
import org.chainrule.verification.check.CheckReport;

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
