package org.chainrule.verification.check;

import org.chainrule.verification.oracle.Slopes;

/** From a claim and the differences along a line to a verdict, where other steps along it, or other knowledge of the subject, have a say. */
final class LineJudge {

    /**
     * The largest share of a slope of 1 that steps of 2⁻³³ and more do not see, if it is of a number that is rounded beside a 1: 2⁻⁵³/2⁻³³. Shorter
     * ones are taken only where variables are tiny.
     */
    private static final double SLIGHT = 0x1p-20;

    /** Of the steps of a second look: mantissas that the first had none of, so that other numbers are rounded. */
    private static final double OTHER = 0.7;

    private final Subject subject;
    private final Ladders ladders;
    private final OwnSize ownSize;
    private final Judge.Depth depth;
    private boolean isUnclearAtKink;

    /** Whether a slight accusation was looked at again and stays; others are then believed, for it costs some 1,500 values. */
    private boolean isConfirmed;

    LineJudge(Subject subject, Ladders ladders, Judge.Depth depth) {
        this.subject = subject;
        this.ladders = ladders;
        this.depth = depth;
        ownSize = new OwnSize(subject);
    }

    /** Whether a line met kinks and a claim was beside all slopes along it. */
    boolean isUnclearAtKink() {
        return isUnclearAtKink;
    }

    /** Of a claim along all variables. */
    Comparison judge(Judge.Claim claim, Slopes slopes, double scale, SubjectLine line) {
        return judge(claim, slopes, scale, line, ownSize.scale());
    }

    /** Of a claim along a variable of that block. */
    Comparison judge(Judge.Claim claim, Slopes slopes, double scale, SubjectLine line, int block) {
        return judge(claim, slopes, scale, line, ownSize.scale(block));
    }

    /**
     * Lost digits that are so few that the noise in the bar may be what was lost are looked at again, and that judges. A turn of the slope
     * beside the point misleads the longer steps; then the shorter ones contradict them, and judge.
     */
    private Comparison judge(Judge.Claim claim, Slopes slopes, double scale, SubjectLine line, double ownScale) {
        var verdict = Judge.judge(claim, slopes, scale, depth);
        if (!verdict.accuses()) {
            return verdict;
        }
        if (!slopes.isKink() && verdict.verdict() == Verdict.INACCURATE && Judge.isWithinNoise(verdict)) {
            verdict = Judge.judge(claim, ladders.slopes(line, line.scale() * OTHER), scale, depth);
            line.moveBack();
        }
        if (!verdict.accuses()) {
            return verdict;
        }
        var shorter = ladders.shorter(line);
        var judging = slopes;
        if (slopes.central().contradicts(shorter.central())) {
            judging = shorter;
            verdict = Judge.judge(claim, shorter, scale, depth);
        }
        if (verdict.accuses() && depth == Judge.Depth.COMPOSITE && isSlight(verdict) && !isConfirmed) {
            verdict = Judge.judge(claim, ladders.forHidden(line, judging), scale, depth);
            isConfirmed = verdict.accuses();
            line.moveBack();
        }
        boolean isDoubtful = depth == Judge.Depth.COMPOSITE
                && !OwnSize.isOrdinary(ownScale)
                && verdict.error() <= ownSize.beyondDoubt() * verdict.tolerance();
        return verdict.accuses() && isDoubtful
                ? confirmed(verdict, Judge.judge(claim, ladders.slopes(line, ownScale), scale, depth), line)
                : verdict;
    }

    /** Whether a claim is off by so little that the rounding of a number on the way may be what hides the difference from short steps. */
    private static boolean isSlight(Comparison verdict) {
        double most =
                Math.max(Math.abs(verdict.claimed()), Math.abs(verdict.oracle().value()));
        return verdict.error() <= SLIGHT * most;
    }

    /** An accusation by steps that are longer than the variables are large, if those that are not say it as well. */
    private Comparison confirmed(Comparison accusing, Comparison second, SubjectLine line) {
        if (second.accuses()) {
            return accusing;
        }
        line.moveBack();
        if (accusing.oracle().contradicts(second.oracle())) {
            return second;
        }
        return subject.localRulesHold()
                ? accusing.with(
                        Verdict.PASS,
                        "steps as short as the variables are small do not confirm it, and every op follows its own rule")
                : accusing.with(Verdict.UNDECIDED, "steps as short as the variables are small do not confirm it");
    }

    /**
     * What is left of contributions that cancel may be nothing but their rounding; then it changes by as much as itself when the variables
     * move by two ulps. If the ops and sums of a graph are right one by one, more is not demanded.
     */
    Comparison cancelled(Comparison verdict, Slopes slopes, SubjectLine line, double rounding) {
        if (depth == Judge.Depth.PRIMITIVE
                || !verdict.accuses()
                || slopes.isKink()
                || verdict.error() > verdict.oracle().bound() + rounding) {
            return verdict;
        }
        line.moveBack();
        return subject.localRulesHold()
                ? verdict.with(
                        Verdict.PASS,
                        "contributions cancel, and two ulps of the variables change what is left by as much; every op follows its"
                                + " own rule")
                : verdict;
    }

    /**
     * At a kink of a composite, names the functions whose kink it is. Each may choose its own slope there, so what is demanded
     * is that each follows its own rule; the product of such slopes need not lie between the one-sided derivatives, and if it
     * does, that may be the width of the kink.
     */
    Comparison atKink(Comparison judged, Slopes slopes, SubjectLine line) {
        if (depth == Judge.Depth.PRIMITIVE || slopes.jumps() || !slopes.isKink()) {
            return judged;
        }
        String kinks = subject.kinks(line.value(), line.at(), line.scale());
        if (kinks.isEmpty()) {
            boolean isUnclear = judged.verdict() == Verdict.UNDECIDED;
            isUnclearAtKink |= isUnclear;
            return isUnclear && judged.kind() == Comparison.Kind.COORDINATE ? outside(judged, line) : judged;
        }
        double unused = line.value().applyAsDouble(line.at()); // moves the variables back
        if (judged.accuses() || subject.localRulesHold()) {
            return judged.throughKinks(kinks, judged.verdict() == Verdict.UNDECIDED);
        }
        return judged.throughKinks(kinks, false)
                .with(Verdict.FAIL, "a function on the way does not follow its own rule");
    }

    /**
     * A claim for one coordinate that is not between its one-sided derivatives, of a function of which nothing is known. Where its parts
     * choose 0 at their kinks what they sum to may lie between 0 and those two: relu(x) − 2 relu(−x) has 1 and 2, and is claimed
     * to have 0. Elsewhere it is wrong. The kink has to be seen from near, or it is another, beside.
     */
    private Comparison outside(Comparison judged, SubjectLine line) {
        var slopes = ladders.slopes(line, OwnSize.LEAST);
        if (!slopes.isKink() || slopes.isBetween(judged.claimed(), judged.allowance())) {
            return judged;
        }
        double l = slopes.left().value();
        double r = slopes.right().value();
        double slack = slopes.left().bound() + slopes.right().bound() + judged.allowance();
        double least = Math.min(0, Math.min(l, r)) - slack;
        double most = Math.max(0, Math.max(l, r)) + slack;
        return judged.claimed() < least || judged.claimed() > most
                ? judged.with(Verdict.FAIL, "but this is none of their sums")
                : judged.by(Witness.KINKS);
    }
}
