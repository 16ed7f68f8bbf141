package org.chainrule.verification.property;

import org.chainrule.verification.check.CheckReport;

/** What the contracts share. */
final class Contracts {

    private Contracts() {}

    static void holds(CheckReport report) {
        holds(report.passed(), report.describe());
    }

    static void holds(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
