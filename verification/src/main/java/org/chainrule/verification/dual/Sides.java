package org.chainrule.verification.dual;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.chainrule.verification.formula.Arithmetic;
import org.chainrule.verification.formula.Dual;
import org.chainrule.verification.formula.DualArithmetic;
import org.chainrule.verification.formula.Expression;
import org.chainrule.verification.formula.Truth;

/**
 * Dual numbers that know a kink when they stand on one: the tangent there holds those of both sides.
 *
 * <p>At a tie of max, at |0| and where a choice compares equal numbers, there are two cases. If both operands move alike the
 * tie stays one, and there is nothing to choose. If they do not, the tangents of both sides are joined, so that the result
 * reaches over every slope that a convention might pick. A choice whose branches have different values at the tie is no kink
 * of its own (sparsemax's formula chooses what to add up): there the branch counts that the relation picks.
 *
 * @param <T> the numbers underneath
 */
final class Sides<T> implements Arithmetic<Dual<T>>, Points<Dual<T>> {

    private final Arithmetic<T> base;
    private final Points<T> points;
    private final DualArithmetic<T> dual;

    /** One entry per choice that was left open: what the relation says at a tie, empty if it cannot be told. */
    private final Deque<Optional<Truth>> open = new ArrayDeque<>();

    private boolean kink;

    private Sides(Arithmetic<T> base, Points<T> points) {
        this.base = base;
        this.points = points;
        dual = new DualArithmetic<>(base);
    }

    /** First derivatives over numbers. */
    static <T> Sides<T> over(Arithmetic<T> base) {
        return new Sides<>(base, Points.of(base));
    }

    /** Derivatives of derivatives. */
    static <T> Sides<Dual<T>> twice(Sides<T> base) {
        return new Sides<>(base, base);
    }

    /** Whether tangents of two sides were joined. */
    boolean isKink() {
        return kink;
    }

    /** Takes over a kink that was met one level up. */
    void noteKinkOf(Sides<?> upper) {
        kink |= upper.kink;
    }

    @Override
    public Dual<T> number(BigDecimal value) {
        return dual.number(value);
    }

    @Override
    public Dual<T> number(long value) {
        return dual.constant(base.number(value));
    }

    @Override
    public Dual<T> pi() {
        return dual.pi();
    }

    @Override
    public Dual<T> negate(Dual<T> a) {
        return dual.negate(a);
    }

    @Override
    public Dual<T> apply(Expression.Operator operator, Dual<T> a, Dual<T> b) {
        return dual.apply(operator, a, b);
    }

    @Override
    public Dual<T> apply(Expression.Function function, Dual<T> a) {
        return function == Expression.Function.ABS ? larger(a, negate(a)) : dual.apply(function, a);
    }

    @Override
    public Truth above(Dual<T> a, Dual<T> b) {
        return points.above(a.value(), b.value());
    }

    @Override
    public boolean tied(Dual<T> a, Dual<T> b) {
        return points.tied(a.value(), b.value());
    }

    @Override
    public boolean same(Dual<T> a, Dual<T> b) {
        return points.same(a.value(), b.value()) && points.same(a.tangent(), b.tangent());
    }

    @Override
    public Dual<T> joined(Dual<T> a, Dual<T> b) {
        return new Dual<>(points.joined(a.value(), b.value()), points.joined(a.tangent(), b.tangent()));
    }

    @Override
    public Truth compare(Expression.Relation relation, Dual<T> a, Dual<T> b) {
        var truth = truth(relation, a, b);
        if (truth != Truth.UNDECIDED && (!tied(a, b) || points.same(a.tangent(), b.tangent()))) {
            return truth;
        }
        boolean picks = truth != Truth.UNDECIDED && relation != Expression.Relation.EQUAL;
        open.push(picks ? Optional.of(truth) : Optional.empty());
        return Truth.UNDECIDED;
    }

    private Truth truth(Expression.Relation relation, Dual<T> a, Dual<T> b) {
        boolean tied = tied(a, b);
        return switch (relation) {
            case GREATER -> tied ? Truth.FAILS : above(a, b);
            case LESS -> tied ? Truth.FAILS : above(b, a);
            case AT_MOST -> tied ? Truth.HOLDS : not(above(a, b));
            case AT_LEAST -> tied ? Truth.HOLDS : not(above(b, a));
            case EQUAL -> tied ? Truth.HOLDS : areApart(a, b) ? Truth.FAILS : Truth.UNDECIDED;
        };
    }

    private boolean areApart(Dual<T> a, Dual<T> b) {
        return above(a, b) == Truth.HOLDS || above(b, a) == Truth.HOLDS;
    }

    private static Truth not(Truth truth) {
        return switch (truth) {
            case HOLDS -> Truth.FAILS;
            case FAILS -> Truth.HOLDS;
            case UNDECIDED -> Truth.UNDECIDED;
        };
    }

    /** The second step of a choice that was left open; those within its branches are closed by now. */
    @Override
    public Dual<T> join(Dual<T> then, Dual<T> otherwise) {
        var picked = open.pop();
        if (picked.isPresent() && areApart(then, otherwise)) {
            return picked.get() == Truth.HOLDS ? then : otherwise;
        }
        kink |= picked.isPresent();
        return joined(then, otherwise);
    }

    @Override
    public Dual<T> larger(Dual<T> a, Dual<T> b) {
        if (tied(a, b)) {
            kink |= !points.same(a.tangent(), b.tangent());
            return joined(a, b);
        }
        return switch (above(a, b)) {
            case HOLDS -> a;
            case FAILS -> b;
            case UNDECIDED -> new Dual<>(base.larger(a.value(), b.value()), points.joined(a.tangent(), b.tangent()));
        };
    }
}
