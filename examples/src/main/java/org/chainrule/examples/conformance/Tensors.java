package org.chainrule.examples.conformance;

import java.util.List;
import org.chainrule.core.Matrix;

/**
 * The rule for tensors: every element within {@code 1e-12 · max(1, largest finite magnitude of the exact tensor)}. Infinities
 * and NaN must be equal and never enter the maximum.
 */
final class Tensors {

    private static final double ALLOWED = 1e-12;

    private Tensors() {}

    /** What to do with an element for which the reference has no number. */
    @FunctionalInterface
    interface Missing {

        /** For tensors in which a missing number is a fault of the file. */
        Missing REFUSED = (index, place) -> {
            throw new Malformed(place, "null", "a number");
        };

        void at(int index, Place place);
    }

    /** Compares a tensor in which no number may be missing. */
    static void compare(String what, Place exact, Matrix found, String where, Tally tally) {
        compare(what, exact, found, where, tally, Missing.REFUSED);
    }

    static void compare(String what, Place exact, Matrix found, String where, Tally tally, Missing missing) {
        List<Place> leaves = exact.leaves();
        if (leaves.size() != found.size()) {
            throw new Malformed(exact, leaves.size() + " numbers", found.size() + " of them");
        }
        double largest = 1;
        for (Place leaf : leaves) {
            double magnitude = leaf.isNull() ? 0 : Math.abs(leaf.number());
            largest = magnitude < Double.POSITIVE_INFINITY ? Math.max(largest, magnitude) : largest;
        }
        for (int i = 0; i < leaves.size(); i++) {
            var leaf = leaves.get(i);
            if (leaf.isNull()) {
                missing.at(i, leaf);
            } else {
                one(what, leaf.number(), found.get(i), largest, where + ", " + what + "[" + i + "]", tally);
            }
        }
    }

    /** Compares one element of a tensor whose largest finite magnitude is at most this. */
    static void one(String what, double exact, double found, double largest, String where, Tally tally) {
        String numbers = "found " + found + ", exact " + exact;
        if (!Double.isFinite(exact) || !Double.isFinite(found)) {
            tally.compare(what, same(exact, found) ? 0 : Double.POSITIVE_INFINITY, ALLOWED, where, numbers);
            return;
        }
        double error = Math.abs(found - exact);
        tally.compare(what, error / largest, ALLOWED, where, numbers);
        if (exact != 0) {
            tally.relative(what, error / Math.abs(exact), where);
        }
    }

    private static boolean same(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }
}
