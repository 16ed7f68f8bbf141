package org.chainrule.verification.oracle;

/**
 * Whether the two sides of a point still part where the steps end, so that a kink may lie among the finest steps.
 *
 * <p>Let g(h) = (f(x + h) − f(x))/h − (f(x) − f(x − h))/h and e(h) = g(h) − 2 g(h/2). Where f is smooth, g(h) = h f″ +
 * O(h³), so e(h) = O(h³): nothing, at steps this small. A kink of size a at a distance d from x gives g(h) = a (1 − d/h) for
 * h > d and 0 below, so e(h) = a (3d/h − 1) for h ≥ 2d: 0 at h = 3d, and for longer steps of the sign of −a and the larger
 * the longer they are. Rounding shrinks with longer steps instead, so rounding that is larger than the noise that was
 * measured is not taken for a kink. Where e(h) is nothing, either there is no kink or all steps but h and h/2 are shorter
 * than d; so it is asked of the level from which on, without those two, two windows of the extrapolation are left.
 */
final class Parting {

    /** How many levels before the last is asked: two that may reach across the kink, and two windows less the last level. */
    static final int DEPTH = 2 + Tableau.WINDOW;

    /** How many levels before that must say the same. */
    private static final int WITNESSES = 2;

    private Parting() {}

    /** Whether the quotients of both sides part by more than their rounding. */
    static boolean seen(Tableau right, Tableau left) {
        int last = right.levels() - 1 - DEPTH;
        if (last < WITNESSES) {
            return false;
        }
        double excess = excess(right, left, last);
        if (!(Math.abs(excess) > rounding(right, left, last))) {
            return false;
        }
        for (int i = last - 1; i >= last - WITNESSES; i--) {
            double longer = excess(right, left, i);
            boolean asLarge = Math.abs(longer) >= Math.abs(excess) - rounding(right, left, i + 1);
            if (!asLarge || Math.signum(longer) != Math.signum(excess)) {
                return false;
            }
            excess = longer;
        }
        return true;
    }

    private static double excess(Tableau right, Tableau left, int i) {
        return gap(right, left, i) - 2 * gap(right, left, i + 1);
    }

    private static double gap(Tableau right, Tableau left, int i) {
        return right.quotient(i) - left.quotient(i);
    }

    private static double rounding(Tableau right, Tableau left, int i) {
        return right.rounding(i) + left.rounding(i) + 2 * (right.rounding(i + 1) + left.rounding(i + 1));
    }
}
