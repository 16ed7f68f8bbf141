package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.DoubleArithmetic;
import org.chainrule.verification.formula.Expression;
import org.chainrule.verification.formula.Formula;

/**
 * A place where a formula turns: an {@code abs}, a {@code max}, {@code min} or {@code if} whose sides change where a gap
 * passes through 0.
 *
 * @param text the turn as it is written, for people
 * @param gap one side less the other
 * @param letters the indices of the sums around it, each to be bound
 * @param ways what must hold for the formula to come here: all of one of these lists
 */
record Switch(String text, Formula gap, List<String> letters, List<List<Guard>> ways) {

    /** A choice around a switch, and which of its sides leads there. */
    record Guard(Formula gap, Expression.Relation relation, Side side) {

        /** The side of a choice. */
        enum Side {
            THEN,
            OTHERWISE
        }

        private boolean holds(Bindings<Double> at) {
            double value = gap.evaluate(new DoubleArithmetic(), at);
            boolean then = switch (relation) {
                case LESS -> value < 0;
                case AT_MOST -> value <= 0;
                case GREATER -> value > 0;
                case AT_LEAST -> value >= 0;
                case EQUAL -> value == 0;
            };
            return then == (side == Side.THEN);
        }
    }

    /** Where a switch stands in the formula. */
    private record Position(List<String> letters, List<Guard> guards) {

        Position within(String letter) {
            return new Position(and(letters, letter), guards);
        }

        Position behind(Expression gap, Expression.Relation relation, Guard.Side side) {
            return new Position(letters, and(guards, new Guard(formula(gap), relation, side)));
        }

        private static <T> List<T> and(List<T> some, T one) {
            var more = new ArrayList<>(some);
            more.add(one);
            return List.copyOf(more);
        }
    }

    /** Every switch of a formula, each once, outside in. */
    static List<Switch> of(Formula formula) {
        var found = new LinkedHashMap<String, Switch>();
        collect(formula.root(), new Position(List.of(), List.of()), found);
        return List.copyOf(found.values());
    }

    private static void collect(Expression e, Position at, Map<String, Switch> found) {
        if (e instanceof Expression.Negation negation) {
            collect(negation.operand(), at, found);
        } else if (e instanceof Expression.Binary binary) {
            collect(binary.left(), at, found);
            collect(binary.right(), at, found);
        } else if (e instanceof Expression.Call call) {
            calls(call, at, found);
        } else if (e instanceof Expression.Choice choice) {
            var gap = difference(choice.left(), choice.right());
            add(e, gap, at, found);
            collect(choice.left(), at, found);
            collect(choice.right(), at, found);
            collect(choice.then(), at.behind(gap, choice.relation(), Guard.Side.THEN), found);
            collect(choice.otherwise(), at.behind(gap, choice.relation(), Guard.Side.OTHERWISE), found);
        } else if (e instanceof Expression.Sum sum) {
            collect(sum.term(), at.within(sum.index()), found);
        } else if (e instanceof Expression.Largest largest) {
            collect(largest.operand(), at.within(largest.index()), found);
        }
    }

    private static void calls(Expression.Call call, Position at, Map<String, Switch> found) {
        var arguments = call.arguments();
        switch (call.function()) {
            case ABS -> {
                add(call, arguments.get(0), at, found);
                collect(arguments.get(0), at, found);
            }
            case MAX, MIN -> {
                var gap = difference(arguments.get(0), arguments.get(1));
                boolean larger = call.function() == Expression.Function.MAX;
                var first = larger ? Expression.Relation.AT_LEAST : Expression.Relation.AT_MOST;
                var second = larger ? Expression.Relation.AT_MOST : Expression.Relation.AT_LEAST;
                add(call, gap, at, found);
                collect(arguments.get(0), at.behind(gap, first, Guard.Side.THEN), found);
                collect(arguments.get(1), at.behind(gap, second, Guard.Side.THEN), found);
            }
            default -> arguments.forEach(argument -> collect(argument, at, found));
        }
    }

    private static void add(Expression e, Expression gap, Position at, Map<String, Switch> found) {
        String text = ExpressionText.of(e);
        var first = found.putIfAbsent(text, new Switch(text, formula(gap), at.letters(), List.of(at.guards())));
        if (first != null && first.letters().equals(at.letters())) {
            var ways = new ArrayList<>(first.ways());
            ways.add(at.guards());
            found.put(text, new Switch(text, first.gap(), first.letters(), List.copyOf(ways)));
        }
    }

    private static Formula formula(Expression e) {
        return new Formula(ExpressionText.of(e), e);
    }

    private static Expression difference(Expression a, Expression b) {
        return new Expression.Binary(Expression.Operator.SUBTRACT, a, b);
    }

    /** The gap, for every value of its indices from 0 up to the number of columns; NaN where the formula does not come here. */
    List<Double> gaps(Bindings<Double> at) {
        var bound = List.of(at);
        for (String letter : letters) {
            bound = bound.stream()
                    .flatMap(b -> IntStream.range(0, at.columns()).mapToObj(j -> b.withIndex(letter, j)))
                    .toList();
        }
        return bound.stream()
                .map(b -> isReached(b) ? gap.evaluate(new DoubleArithmetic(), b) : Double.NaN)
                .toList();
    }

    private boolean isReached(Bindings<Double> at) {
        return ways.stream().anyMatch(way -> way.stream().allMatch(guard -> guard.holds(at)));
    }
}
