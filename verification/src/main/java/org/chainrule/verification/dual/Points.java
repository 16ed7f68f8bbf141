package org.chainrule.verification.dual;

import org.chainrule.verification.formula.Arithmetic;
import org.chainrule.verification.formula.Expression;
import org.chainrule.verification.formula.Truth;

/**
 * What can be said of the numbers of an arithmetic when nothing is chosen by it.
 *
 * @param <T> the numbers
 */
interface Points<T> {

    /** Whether a is above b. */
    Truth above(T a, T b);

    /** Whether the two are surely one number, however they move. */
    boolean tied(T a, T b);

    /** Whether the two are surely one number and move alike. */
    boolean same(T a, T b);

    /** What holds both. */
    T joined(T a, T b);

    /** Of numbers that do not move. */
    static <T> Points<T> of(Arithmetic<T> arithmetic) {
        return new Points<>() {
            @Override
            public Truth above(T a, T b) {
                return arithmetic.compare(Expression.Relation.GREATER, a, b);
            }

            @Override
            public boolean tied(T a, T b) {
                return arithmetic.compare(Expression.Relation.EQUAL, a, b) == Truth.HOLDS;
            }

            @Override
            public boolean same(T a, T b) {
                return tied(a, b);
            }

            @Override
            public T joined(T a, T b) {
                return arithmetic.join(a, b);
            }
        };
    }
}
