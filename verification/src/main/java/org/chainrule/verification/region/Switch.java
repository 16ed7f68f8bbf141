package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 */
record Switch(String text, Formula gap, List<String> letters) {

    /** Every switch of a formula, each once, outside in. */
    static List<Switch> of(Formula formula) {
        var found = new LinkedHashMap<String, Switch>();
        collect(formula.root(), List.of(), found);
        return List.copyOf(found.values());
    }

    private static void collect(Expression e, List<String> letters, LinkedHashMap<String, Switch> found) {
        if (e instanceof Expression.Negation negation) {
            collect(negation.operand(), letters, found);
        } else if (e instanceof Expression.Binary binary) {
            collect(binary.left(), letters, found);
            collect(binary.right(), letters, found);
        } else if (e instanceof Expression.Call call) {
            switch (call.function()) {
                case ABS -> add(e, call.arguments().get(0), letters, found);
                case MAX, MIN ->
                    add(e, difference(call.arguments().get(0), call.arguments().get(1)), letters, found);
                default -> {}
            }
            call.arguments().forEach(argument -> collect(argument, letters, found));
        } else if (e instanceof Expression.Choice choice) {
            add(e, difference(choice.left(), choice.right()), letters, found);
            for (var part : List.of(choice.left(), choice.right(), choice.then(), choice.otherwise())) {
                collect(part, letters, found);
            }
        } else if (e instanceof Expression.Sum sum) {
            collect(sum.term(), and(letters, sum.index()), found);
        } else if (e instanceof Expression.Largest largest) {
            collect(largest.operand(), and(letters, largest.index()), found);
        }
    }

    private static void add(Expression e, Expression gap, List<String> letters, LinkedHashMap<String, Switch> found) {
        String text = ExpressionText.of(e);
        found.putIfAbsent(text, new Switch(text, new Formula(text, gap), letters));
    }

    private static Expression difference(Expression a, Expression b) {
        return new Expression.Binary(Expression.Operator.SUBTRACT, a, b);
    }

    private static List<String> and(List<String> letters, String letter) {
        var more = new ArrayList<>(letters);
        more.add(letter);
        return List.copyOf(more);
    }

    /** The gap, for every value of its indices from 0 up to the number of columns. */
    List<Double> gaps(Bindings<Double> at) {
        var bound = List.of(at);
        for (String letter : letters) {
            bound = bound.stream()
                    .flatMap(b -> IntStream.range(0, at.columns()).mapToObj(j -> b.withIndex(letter, j)))
                    .toList();
        }
        return bound.stream().map(b -> gap.evaluate(new DoubleArithmetic(), b)).toList();
    }
}
