package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chainrule.core.Figures;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.oracle.Estimate;

/** What came of many tangents beside the exact ones. */
final class DualBarTally {

    /** A difference to the middle of an enclosure is an error if the enclosure is so much narrower than the bar. */
    private static final double NARROWER = 0x1p-10;

    final List<String> violations = new ArrayList<>();
    final List<String> unknown = new ArrayList<>();
    final List<Double> bars = new ArrayList<>();
    final List<Double> tightness = new ArrayList<>();

    private final UnaryOperator<Estimate> changed;
    private double worst;
    private int tangents;
    private int narrow;
    private int kinks;

    /** Of tangents that are changed before they are compared. */
    DualBarTally(UnaryOperator<Estimate> changed) {
        this.changed = changed;
    }

    int tangents() {
        return tangents;
    }

    double worst() {
        return worst;
    }

    void kink() {
        kinks++;
    }

    void see(Estimate tangent, Interval exactly, String what) {
        tangents++;
        if (!tangent.isKnown()) {
            unknown.add(what + ": exactly " + exactly);
            return;
        }
        var found = changed.apply(tangent);
        var reach = Interval.of(-found.bound()).join(Interval.of(found.bound()));
        if (!exactly.meets(Interval.of(found.value()).add(reach, ExactTangents.BITS))) {
            violations.add(what + ": found " + found + ", exactly " + exactly);
            return;
        }
        double width =
                exactly.subtract(exactly, ExactTangents.BITS).abs().high().toDouble();
        if (width > NARROWER * found.bound() || found.bound() == 0) {
            narrow++;
            return;
        }
        double error = Accuracy.distance(found.value(), exactly).toDouble();
        worst = Math.max(worst, error / found.bound());
        tightness.add(found.bound() / error);
        bars.add(found.bound() / Math.max(Double.MIN_NORMAL, Math.abs(found.value())));
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    String describe() {
        return tangents + " tangents beside 60 digits: errors beyond the bar " + violations.size()
                + ", without a bar " + unknown.size() + ", worst error / bar " + Figures.significant(worst, 2)
                + ", median bar / error " + Figures.significant(median(tightness), 2) + ", median relative bar "
                + Figures.significant(median(bars), 2) + "; " + narrow
                + " with a bar of 0 or of less than the 60 digits; left out " + kinks + " points at a kink";
    }
}
