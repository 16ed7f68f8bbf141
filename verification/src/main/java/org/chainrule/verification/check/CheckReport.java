package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.core.Figures;
import org.chainrule.verification.locate.Finding;
import org.chainrule.verification.region.Coverage;

/**
 * Everything a check compared, and what it comes to.
 *
 * @param subject what was checked
 * @param comparisons in the order they were made
 * @param seed what the random choices were made from
 * @param notes what a reader should know besides, one sentence each
 * @param coverage how often each demanded region was hit
 * @param findings which ops or sums of the graph are at fault, where a comparison failed and a graph is known
 */
public record CheckReport(
        String subject,
        List<Comparison> comparisons,
        long seed,
        List<String> notes,
        Coverage coverage,
        List<Finding> findings) {

    /** The largest share of UNDECIDED with which a report still passes. */
    public static final double LARGEST_UNDECIDED_SHARE = 0.05;

    private static final int SHOWN = 5;

    /** Copies the lists. */
    public CheckReport {
        comparisons = List.copyOf(comparisons);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    /** A report of points that a person chose: no region is demanded; and of no graph, so that nothing can be found in it. */
    public CheckReport(String subject, List<Comparison> comparisons, long seed, List<String> notes) {
        this(subject, comparisons, seed, notes, Coverage.NOTHING_DEMANDED);
    }

    /** A report of a check that knows no graph. */
    public CheckReport(String subject, List<Comparison> comparisons, long seed, List<String> notes, Coverage coverage) {
        this(subject, comparisons, seed, notes, coverage, List.of());
    }

    /** A report of a graph at points that a person chose. */
    public CheckReport(
            String subject, List<Comparison> comparisons, long seed, List<String> notes, List<Finding> findings) {
        this(subject, comparisons, seed, notes, Coverage.NOTHING_DEMANDED, findings);
    }

    /**
     * Whether something was compared, nothing but PASS and UNDECIDED came of it, UNDECIDED at most one in twenty, and every
     * demanded region was hit. Two kinds of UNDECIDED are not excused by being few: an exact relation, which could not be looked
     * at, as the formula of a record that cannot be read; and a coordinate at a kink with a claim beside all its slopes.
     */
    public boolean passed() {
        return !comparisons.isEmpty()
                && coverage.isComplete()
                && comparisons.stream().noneMatch(CheckReport::isInexcusable)
                && count(Verdict.PASS) + count(Verdict.UNDECIDED) == comparisons.size()
                && count(Verdict.UNDECIDED) <= LARGEST_UNDECIDED_SHARE * comparisons.size();
    }

    private static boolean isInexcusable(Comparison c) {
        return c.verdict() == Verdict.UNDECIDED && (c.kind() == Comparison.Kind.EXACT || isBesideAKink(c));
    }

    private static boolean isBesideAKink(Comparison c) {
        return c.kind() == Comparison.Kind.COORDINATE && c.by() == Witness.KINKS;
    }

    /**
     * The worst verdict of the report: FAIL, JUMP, INACCURATE, UNDECIDED when there are too many or one that nothing excuses, or
     * a demanded region was never hit, else PASS.
     */
    public Verdict verdict() {
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.JUMP, Verdict.INACCURATE)) {
            if (count(verdict) > 0) {
                return verdict;
            }
        }
        return passed() ? Verdict.PASS : Verdict.UNDECIDED;
    }

    /** How many comparisons came to this. */
    public long count(Verdict verdict) {
        return comparisons.stream().filter(c -> c.verdict() == verdict).count();
    }

    /** How many comparisons varied this. */
    public long count(Comparison.Kind kind) {
        return comparisons.stream().filter(c -> c.kind() == kind).count();
    }

    /** How many comparisons by this witness varied this. */
    public long count(Comparison.Kind kind, Witness by) {
        return comparisons.stream()
                .filter(c -> c.kind() == kind && c.by() == by)
                .count();
    }

    /** The comparison that is farthest outside its tolerance, or closest to its edge; empty if nothing was compared. */
    public Optional<Comparison> worst() {
        return comparisons.stream()
                .max(Comparator.comparingInt((Comparison c) -> rank(c.verdict()))
                        .thenComparingDouble(Comparison::severity));
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case PASS -> 0;
            case UNDECIDED -> 1;
            case INACCURATE -> 2;
            case JUMP -> 3;
            case FAIL -> 4;
        };
    }

    /** The groups (parameters, inputs, directions) in the order they were checked, each with its comparisons. */
    public Map<String, List<Comparison>> groups() {
        var groups = new LinkedHashMap<String, List<Comparison>>();
        for (Comparison c : comparisons) {
            groups.computeIfAbsent(c.group(), name -> new ArrayList<>()).add(c);
        }
        return groups;
    }

    /**
     * The smallest relative fault this run would have noticed: had the gradient of any one group been off by this factor,
     * some comparison would have failed. The largest over the groups of the smallest {@link Comparison#noticedFault} in
     * the group; groups whose derivatives are all 0 have none to scale and do not count.
     */
    public double smallestNoticedFault() {
        return groups().values().stream()
                .mapToDouble(CheckReport::smallestNoticedFault)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The smallest relative fault that these comparisons would have noticed; infinite if all derivatives are 0. What is compared with
     * another claim, as the two sides of a Hessian are, would not notice a fault of both.
     */
    public static double smallestNoticedFault(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(c -> c.by() != Witness.LINEARITY && c.by() != Witness.ADJOINT)
                .mapToDouble(Comparison::noticedFault)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The report for people, several lines. */
    public String describe() {
        return ReportText.of(this, SHOWN);
    }

    /** Subject, verdict and counts on one line. */
    @Override
    public String toString() {
        return subject + ": " + (passed() ? "PASS" : verdict()) + ", " + comparisons.size() + " comparisons, "
                + count(Verdict.UNDECIDED) + " undecided, smallest relative fault noticed "
                + Figures.significant(smallestNoticedFault(), 2);
    }
}
