package org.chainrule.verification.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;

/**
 * The search: rows and columns are deleted while the fault shows, then every number is made as plain as it lets itself be,
 * and all again until nothing changes. Greedy, so the result is one that no single step makes smaller or plainer.
 */
final class Shrinker {

    private final Trial trial;
    private final int most;
    private int trials;

    /** A search of at most so many checks. */
    Shrinker(Trial trial, int most) {
        this.trial = trial;
        this.most = most;
    }

    /** What the search ended with. */
    record Result(List<Matrix> at, Comparison before, Comparison after, int trials) {}

    private record Fault(Signature signature, long trouble) {}

    /** Empty if the check shows no fault on these. */
    Optional<Result> shrink(List<Matrix> start) {
        return run(start)
                .flatMap(report -> Signature.worst(report).map(before -> {
                    var fault = new Fault(Signature.of(before), Signature.trouble(report));
                    List<Matrix> at = start;
                    List<Matrix> last;
                    do {
                        last = at;
                        at = plainer(smaller(at, fault), fault);
                    } while (at != last && trials < most);
                    var after = run(at).flatMap(fault.signature()::in).orElse(before);
                    return new Result(at, before, after, trials);
                }));
    }

    /** Empty where the subject refuses. */
    private Optional<CheckReport> run(List<Matrix> at) {
        trials++;
        try {
            return Optional.of(trial.run(at.stream()
                    .<Matrix>map(m -> Matrix.copyOf(m, Precision.FLOAT64))
                    .toList()));
        } catch (RuntimeException refused) {
            return Optional.empty(); // by whoever wrote what is checked, in whatever way; then this case shows nothing
        }
    }

    private boolean shows(List<Matrix> at, Fault fault) {
        return trials < most
                && run(at).filter(report -> Signature.trouble(report) <= fault.trouble())
                        .filter(report -> Signature.worst(report)
                                .filter(worst -> Signature.of(worst).equals(fault.signature()))
                                .isPresent())
                        .isPresent();
    }

    private List<Matrix> smaller(List<Matrix> from, Fault fault) {
        List<Matrix> at = from;
        boolean found = true;
        while (found) {
            found = false;
            for (List<Matrix> candidate : Deletions.of(at)) {
                var fitted = trial.fitted(candidate, at);
                if (fitted.isPresent() && shows(fitted.get(), fault)) {
                    at = fitted.get();
                    found = true;
                    break;
                }
            }
        }
        return at;
    }

    private List<Matrix> plainer(List<Matrix> from, Fault fault) {
        List<Matrix> at = rounded(from, fault);
        for (int m = at.size() - 1; m >= 0; m--) {
            for (int i = 0; i < at.get(m).size(); i++) {
                for (double plain : PlainNumbers.plainer(at.get(m).get(i))) {
                    var candidate = with(at, m, i, plain);
                    if (shows(candidate, fault)) {
                        at = candidate;
                        break;
                    }
                }
            }
        }
        return at;
    }

    /** All numbers to halves at once, which most faults allow. */
    private List<Matrix> rounded(List<Matrix> from, Fault fault) {
        var at = new ArrayList<Matrix>();
        for (Matrix matrix : from) {
            var copy = Matrix.copyOf(matrix, Precision.FLOAT64);
            for (int i = 0; i < copy.size(); i++) {
                double x = copy.get(i);
                double half = Math.rint(2 * x) / 2;
                copy.set(i, Math.abs(x) < 1e6 && half != 0 ? half : x);
            }
            at.add(copy);
        }
        return rank(at) < rank(from) && shows(at, fault) ? List.copyOf(at) : from;
    }

    private static long rank(List<Matrix> at) {
        return at.stream().mapToLong(m -> PlainNumbers.rank(m.toArray())).sum();
    }

    private static List<Matrix> with(List<Matrix> at, int matrix, int index, double value) {
        var changed = new ArrayList<>(at);
        var copy = Matrix.copyOf(at.get(matrix), Precision.FLOAT64);
        copy.set(index, value);
        changed.set(matrix, copy);
        return List.copyOf(changed);
    }
}
