package org.chainrule.verification.check;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Somebody else's function of one array or two, called on copies. What it does wrong that leaves nothing to compare (it
 * throws, returns nothing, or another length) becomes a {@link Refusal} that says so.
 *
 * @param check what is being checked, for messages
 * @param role what this function is in it, for messages: {@code the function}, {@code the claimed vjp}
 * @param body the function of x and of a cotangent or tangent, which is empty if there is none
 */
record Callee(String check, String role, BinaryOperator<double[]> body) {

    /** An index out of its bounds, or whatever else a callee throws where it has no value. */
    private static final class Outside extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final RuntimeException thrown;

        Outside(String message, RuntimeException thrown) {
            super(message, thrown);
            this.thrown = thrown;
        }
    }

    private static final double[] NONE = new double[0];

    static Callee ofOne(String check, String role, UnaryOperator<double[]> body) {
        return new Callee(check, role, (x, none) -> body.apply(x));
    }

    /** The result at x, in a new array. */
    double[] at(double[] x) {
        return at(x, NONE);
    }

    /** The result at x for a cotangent or tangent, in a new array. */
    double[] at(double[] x, double[] w) {
        return called(x.clone(), w.clone());
    }

    /**
     * The result at x, where it is known that x can be evaluated; so nothing but a fault of the callee can go wrong.
     *
     * @param length how long the result must be
     * @param because why, to follow "must be as long as"
     */
    double[] first(double[] x, double[] w, int length, String because) {
        double[] y;
        try {
            y = at(x, w);
        } catch (Refusal alreadySaid) {
            throw alreadySaid;
        } catch (RuntimeException caught) {
            var thrown = caught instanceof Outside outside ? outside.thrown : caught;
            throw new Refusal(
                    check,
                    role + " threw " + thrown + " at x = " + Points.brief(x)
                            + "; mend it, or check at a point where it is defined",
                    thrown);
        }
        requireLength(y, length, because);
        return y;
    }

    /**
     * The result as it is left by the callee, together with its arguments, which it may have changed.
     *
     * @throws IllegalArgumentException if the callee throws, whatever it is: x is then where it has no value
     */
    double[] called(double[] x, double[] w) {
        double[] y;
        try {
            y = body.apply(x, w);
        } catch (IllegalArgumentException | ArithmeticException | Refusal said) {
            throw said;
        } catch (RuntimeException thrown) {
            throw new Outside(role + " threw " + thrown + " at x = " + Points.brief(x), thrown);
        }
        if (y == null) {
            throw new Refusal(check, role + " returned null; it must return an array");
        }
        return y.clone();
    }

    void requireLength(double[] y, int length, String because) {
        if (length >= 0 && y.length != length) {
            throw new Refusal(
                    check, role + " has " + y.length + " numbers but needs " + length + ", as many as " + because);
        }
    }
}
