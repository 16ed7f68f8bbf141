package org.chainrule.verification.alarm;

import java.util.Arrays;
import java.util.List;
import org.chainrule.core.Seed;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Verdict;

/**
 * Checks right gradients, and gradients that are wrong by a factor near 1, and counts the accusations.
 *
 * <p>A check is {@link GradientCheck#of} at one point: one random direction and up to three coordinates. An accusation is
 * any verdict but PASS and UNDECIDED. Every family draws from a stream of its own, so the same seed gives the same table
 * on any number of processors.
 */
public final class FalseAlarms {

    private static final int COORDINATES = 3;

    private FalseAlarms() {}

    /**
     * Checks right gradients: every accusation is a false alarm.
     *
     * @param checks how many, shared evenly by the families
     */
    public static AlarmReport run(int checks, long seed) {
        return run(BenignFamilies.all(), checks, seed, 1);
    }

    /**
     * Checks gradients that are {@code factor} times the right ones, of the smooth families: every accusation is deserved,
     * but where all of the gradient is 0.
     *
     * @param checks how many, shared evenly by the families
     */
    public static AlarmReport wrongBy(double factor, int checks, long seed) {
        var smooth = BenignFamilies.all().stream()
                .filter(family -> family.kind() == BenignFamily.Kind.SMOOTH)
                .toList();
        return run(smooth, checks, seed, factor);
    }

    /** Checks gradients of these families that are {@code factor} times the right ones. */
    public static AlarmReport run(List<BenignFamily> families, int checks, long seed, double factor) {
        int count = families.size();
        var tallies = new FamilyTally[count];
        Arrays.parallelSetAll(tallies, i -> {
            int share = checks / count + (i < checks % count ? 1 : 0);
            return tally(families.get(i), share, seed, factor);
        });
        return new AlarmReport(factor, seed, List.of(tallies));
    }

    private static FamilyTally tally(BenignFamily family, int checks, long seed, double factor) {
        var random = new Seed(seed).stream(family.name());
        int accused = 0;
        long comparisons = 0;
        long undecided = 0;
        int conditioned = 0;
        int missed = 0;
        String first = "";
        for (int n = 0; n < checks; n++) {
            var drawn = family.draw().apply(random);
            var report = check(factor == 1 ? drawn : drawn.times(factor), random.nextLong());
            comparisons += report.comparisons().size() - report.count(Comparison.Kind.EXACT);
            undecided += report.count(Verdict.UNDECIDED);
            long calm = report.count(Verdict.PASS) + report.count(Verdict.UNDECIDED);
            boolean isConditioned = isConditioned(report);
            conditioned += isConditioned ? 1 : 0;
            missed += isConditioned && calm == report.comparisons().size() ? 1 : 0;
            if (calm < report.comparisons().size()) {
                accused++;
                first = first.isEmpty() ? accusation(drawn, n, report) : first;
            }
        }
        return new FamilyTally(family, checks, accused, comparisons, undecided, conditioned, missed, first);
    }

    private static boolean isConditioned(CheckReport report) {
        return report.comparisons().stream().anyMatch(c -> c.noticedFault() <= FamilyTally.CONDITIONED);
    }

    private static CheckReport check(BenignCase drawn, long seed) {
        return GradientCheck.of(drawn.function(), drawn.gradient())
                .at(drawn.point())
                .directions(1)
                .coordinates(COORDINATES)
                .seed(seed)
                .run();
    }

    private static String accusation(BenignCase drawn, int number, CheckReport report) {
        return "check " + number + " at " + Arrays.toString(drawn.point()) + ", "
                + report.worst().orElseThrow().describe();
    }
}
