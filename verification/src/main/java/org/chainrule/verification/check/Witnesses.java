package org.chainrule.verification.check;

import java.util.Optional;

/** Differences and dual numbers that contradict each other about one claim: the one that sees less is not believed. */
final class Witnesses {

    private Witnesses() {}

    /**
     * Differences that accuse a claim which dual numbers pass, and know to be off by no more than half as much, were misled by a
     * turn, a ripple, a grid or a kink that is weak and near; then their accusation counts for nothing, and is counted as
     * undecided.
     */
    static Comparison differencesBeside(Comparison differences, Optional<Comparison> dualNumbers) {
        boolean contradicted = differences.accuses()
                && dualNumbers
                        .filter(c -> c.verdict() == Verdict.PASS
                                && c.error() + c.oracle().bound() < differences.error() / 2)
                        .isPresent();
        return contradicted
                ? differences.with(Verdict.UNDECIDED, "dual numbers contradict the differences and pass the claim")
                : differences;
    }

    /**
     * The same the other way round, where dual numbers have a wider bar: an op without a formula they know by differences of its
     * outputs alone, which look from farther away.
     */
    static Comparison dualNumbersBeside(Comparison dualNumbers, Comparison differences) {
        boolean contradicted = dualNumbers.accuses()
                && differences.verdict() == Verdict.PASS
                && differences.oracle().bound() < dualNumbers.oracle().bound()
                && differences.error() + differences.oracle().bound() < dualNumbers.error() / 2;
        return contradicted
                ? dualNumbers.with(Verdict.UNDECIDED, "differences contradict the dual numbers and pass the claim")
                : dualNumbers;
    }
}
